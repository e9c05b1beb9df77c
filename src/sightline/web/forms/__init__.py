"""What people fill in, one journey a file."""
