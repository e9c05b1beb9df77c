"""From a TOML file, written to be read aloud, to safeguards; or every fault, with its line.

`reading` is the way in. `lines` knows on which line each word stands, `tables` asks a table
for what it may say, `variants` spells out the members of a family, and `when`, `expect`,
`looked` and `example` read the parts.
"""
