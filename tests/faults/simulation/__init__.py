"""The real program on one thread, with a clock, a network and people made up from a seed."""
