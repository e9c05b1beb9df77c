"""What goes from a review to the national panel: without names, agreed to by two people."""
