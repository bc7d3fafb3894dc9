"""One turn of a conversation: route, ask, review, repair. Pure."""
