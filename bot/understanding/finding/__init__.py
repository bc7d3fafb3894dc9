"""Which procedure a sentence means."""
