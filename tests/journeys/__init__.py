"""What people do with Sightline from beginning to end, in a real browser."""
