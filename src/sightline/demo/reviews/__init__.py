"""Northshire's own reviews, lived step by step by those who sit in them.

Each story in `data` tells one review; what agencies sent is kept as text in `data/returns`.
Start reading at `telling`.
"""
