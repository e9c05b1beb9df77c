"""Tests of who may open what, and of the trail of who looked."""
