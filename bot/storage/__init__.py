"""Where things rest: SQLite and memory behind the ports of the service."""
