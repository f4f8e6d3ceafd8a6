"""Working groups: who sits in them, when they meet, what came of it; ``docs/groups.md`` tells the story."""
