"""What only a database that several processes share has to keep."""
