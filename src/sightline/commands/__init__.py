"""The command line: `sightline import`, `export`, `verify` and the rest.

One small module a command: `add_to` says what it takes, `run` makes one call and presents
the answer. `registry` lists them; `main` loads the one that was asked for, and is the one
place that turns what went wrong into a sentence and an exit code. Nothing is decided here.
"""
