"""Learning that runs: the language of safeguards, and the engines that run them.

No Django and no record here. `language` reads a file into a `model`, `sentence` says it in
plain English, `compiler` turns it into SQL, and `reference` is the slow and obvious engine
that every other must agree with.
"""
