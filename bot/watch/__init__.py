"""Watching the running program: its health, its figures, its log."""
