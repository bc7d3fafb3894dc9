"""Days, months and years, by both calendars."""
