"""Tests of the pages of a review."""
