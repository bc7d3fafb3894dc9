"""The web chat: one page, posts that may be repeated, a feed that resumes."""
