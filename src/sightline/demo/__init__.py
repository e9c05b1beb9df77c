"""A fictional partnership, Northshire, that anyone can open.

Owns its directory, its families and how they come into a record: by the same actions that
practitioners use, with a fixed seed and a clock of their own. Start reading at `building`.
"""
