"""What is asked in a review."""
