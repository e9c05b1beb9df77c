"""What stands in a file, whatever its format: paragraphs and tables, and where each stands.

`opening.read_source` is the way in. It reads in a child process with limits, since a file
that comes from outside may be meant to hurt.
"""
