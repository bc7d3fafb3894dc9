"""What people write becomes values; which procedure they mean. Pure."""
