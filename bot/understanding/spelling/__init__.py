"""The letters and words of a message, however they were typed."""
