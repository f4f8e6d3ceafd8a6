"""Pages of evaluation: answering, what teachers see, and whether the course page tells it in short."""
