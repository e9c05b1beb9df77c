"""Could anyone tell from this text who the family are? Compared with the case itself.

Pure: no database. `known` says what of a case could give it away; `checking.check` finds it
in a text and says, for each hit, what it matches and what to write instead.
"""
