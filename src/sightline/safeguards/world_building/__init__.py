"""From recorded entries to the plain rows that safeguards run on, as known at a moment.

`building` puts the parts together: `spans` turns dates into numbers, `telling` an entry's
data into rows, `persons` says who is a child, `ties` who is whose family and home, and
`holding` what held over time: circumstances, and agencies that were involved.
"""
