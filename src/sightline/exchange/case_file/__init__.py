"""The case file itself: what it may say, how it is read, checked and written.

No Django here. `reading.read_case` is the way in and gives a `told.CaseFile`, or refuses
with every fault; `writing` is the way out. `telling_people` holds the one thing that needs
explaining: how a person in the header of a file becomes an entry of the ledger, and back.
"""
