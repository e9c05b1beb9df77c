"""What a set of entries adds up to: people, ties, homes and circumstances, as pure functions.

The same functions make the view tables, the family page of one reader, and that page "as
known on" a day; only the set of entries they are given differs. Nothing here touches a
database or knows who is asking.
"""
