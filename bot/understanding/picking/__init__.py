"""Pointing at one of several offered answers."""
