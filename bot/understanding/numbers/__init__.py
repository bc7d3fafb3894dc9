"""Numbers and sums, in figures and in words."""
