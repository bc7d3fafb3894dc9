"""Typst: forms and slips become PDF and pictures."""
