"""Tests of the settings, and of what they wire into every request."""
