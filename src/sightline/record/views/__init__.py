"""How are the views kept in step? After each entry, and all at once when rebuilding.

Each view of a person is a function of all standing facts about them, so bringing one up to
date after an entry and making all of them again end in the same rows; a test proves it.
Start reading at `refreshing`.
"""
