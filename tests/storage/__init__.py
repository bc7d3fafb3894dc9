"""Tests of what rests on the disk."""
