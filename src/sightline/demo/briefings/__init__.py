"""Northshire's own briefings: invented learning, written, released, sent and talked about.

Each is one text in `data`, named by its neutral code. Start reading at `telling`.
"""
