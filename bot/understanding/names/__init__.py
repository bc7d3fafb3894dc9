"""The names of people."""
