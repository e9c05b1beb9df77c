"""The slow and obvious engine, which every other must agree with.

It reads a world entry by entry and asks of each what a person would ask. `engine` runs it;
`starting` finds what sets a clock going and for which child, one module for each expectation
looks for what is owed (`following`, `preceding`, `attending`, `holding`, `knowing`,
`differing`, `rhythm`), `judging` turns what was found into a status, and `three_valued` is
the one place that says what follows from something that cannot be told.
"""
