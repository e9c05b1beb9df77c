"""What is kept when processes and servers are killed; `make kill-tests` runs it."""
