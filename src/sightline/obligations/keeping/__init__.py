"""How is what is owed kept in step with the ledger? With each entry, and all at once.

`listener` is told of new entries; `entries` and `people` keep the rows that safeguards read,
`deadlines` the days counted by the calendar; `running` runs the adopted safeguards over the
people touched, and `explanations` lays over that what was explained.
"""
