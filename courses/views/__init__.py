"""What the public sees of the courses."""
