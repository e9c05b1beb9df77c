"""Returns that somebody sent to a page, read apart from it: where they lie meanwhile, who reads
them, what is told of them. Nothing of it enters the record, and all of it goes after an hour.
"""
