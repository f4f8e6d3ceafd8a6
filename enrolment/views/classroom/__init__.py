"""The pages of those in a class: the room itself, and what they write, answer and try."""
