"""Papers: letters to those whom neither mail nor phone reaches, as PDF that screen readers can read."""
