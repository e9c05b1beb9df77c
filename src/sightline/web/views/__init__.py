"""The pages, one journey a file: each reads the request, makes one call, presents the answer."""
