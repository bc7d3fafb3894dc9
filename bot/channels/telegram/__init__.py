"""Telegram: what it brings becomes events, and messages become what it shows."""
