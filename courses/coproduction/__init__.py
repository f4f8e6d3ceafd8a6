"""How a course is made together: ideas, teams, drafts, and the gate before it goes live."""
