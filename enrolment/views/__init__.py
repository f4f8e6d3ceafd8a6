"""The pages of one who signs up: each view asks one thing of the domain and shows what came of it."""
