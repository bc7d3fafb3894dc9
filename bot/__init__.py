"""Motcua: guides citizens through procedures, on the phones they have."""
