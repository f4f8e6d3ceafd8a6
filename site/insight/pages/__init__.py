"""The pages of the key figures: what is shown, chosen and said around it. They count nothing."""
