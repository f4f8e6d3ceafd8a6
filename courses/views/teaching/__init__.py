"""The pages of those who teach: what they are asked, and what they ask each other."""
