"""The pages on which courses are made together."""
