"""Learning that travels: briefings, the public library, themes, and what teams made of them.

`templates` says which slots a briefing has; `standing` says where one stands, from what was
decided of it; `paper` lays it out for every kind of file; `queries` and `actions` are what
pages call. Nothing here knows a review: what one supplies comes in as plain `Material`.
"""
