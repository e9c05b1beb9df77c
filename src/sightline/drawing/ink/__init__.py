"""Marks on paper: shapes and words with known sizes, written as SVG, PNG or PDF."""
