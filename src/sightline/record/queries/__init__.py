"""Everything that reads the record. The first argument is the actor, and what comes back is
already what they may see: frozen dataclasses, never rows of a table.
"""
