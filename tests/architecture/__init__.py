"""Tests of the house itself: its shape, its locks, and what it prepares for other tests."""
