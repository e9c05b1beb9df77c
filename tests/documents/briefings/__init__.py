"""Tests of reading published reviews, on invented ones and, where they are at hand, real ones."""
