"""One suite that every store keeps to."""
