"""A family's story through time: who saw what, when, and who knew it by when."""
