"""A published review, understood: its parts, its learning, its themes, each with its place."""
