"""A family drawn as a genogram: one node for each person, generations in rows.

In order: `pedigree` numbers people and ties; `levels` finds the generations; `ranks` puts
people and passing lines into rows; `walks` and `ordering` find who stands beside whom;
`spacing` says how far apart; `routing` lays the lines; `drawing` puts all of it on paper and
into words.
"""
