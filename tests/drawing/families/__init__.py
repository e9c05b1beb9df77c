"""Invented families, as hard as real ones: the same seed always gives the same family."""
