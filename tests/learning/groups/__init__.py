"""Tests of groups that work on what was learned."""
