"""Tests of the content: flows and catalogue."""
