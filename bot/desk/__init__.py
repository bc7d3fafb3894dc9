"""The officials' web desk."""
