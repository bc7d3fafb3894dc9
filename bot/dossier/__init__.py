"""The office's rules: statuses, working days, fees, papers due, flags. Pure."""
