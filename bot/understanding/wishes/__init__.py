"""Wishes about the talk itself, and cries for help."""
