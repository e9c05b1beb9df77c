"""Sightline: a family record that knows who knows what, and learning that runs on it.

Each package may import only those below it in the list that `ARCHITECTURE.md` draws.
"""
