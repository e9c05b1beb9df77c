"""Settings, addresses and the application that a server runs; nothing imports them.

Owns what differs between machines (where data lives, which database, whether the
connection is encrypted) and reads it from the environment once, in `settings`. Owns no
behaviour of the product. Start reading at `settings`.
"""
