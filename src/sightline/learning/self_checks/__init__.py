"""What every agency is asked of itself, made from learning that is live, and its answers."""
