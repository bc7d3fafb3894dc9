"""What a platform sends becomes an Event; a Message becomes what it shows."""
