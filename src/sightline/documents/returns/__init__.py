"""One agency's return, understood: which column is which, which row is an event, who is who.

`understanding.understand` takes a `source.blocks.Source` and gives a `chronology.told.Return`,
in which every table, row and paragraph of the file is accounted for. `overrides` holds what a
person said of an agency's columns, over what was guessed. The wordings of headings, agencies,
people and plain words stand in the `.toml` files of this folder; to be read by more agencies,
add to those first.
"""
