"""One agency's return, understood: which column is which, which row is an event, who is who.

`understanding.understand` takes a `source.blocks.Source` and gives a `chronology.told.Return`,
in which every table, row and paragraph of the file is accounted for.
"""
