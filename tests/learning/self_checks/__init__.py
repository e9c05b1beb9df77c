"""Tests of self-checks."""
