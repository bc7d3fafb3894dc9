"""The names of places, of today and of before."""
