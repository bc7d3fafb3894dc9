"""Whatever people send to a question, in great numbers."""
