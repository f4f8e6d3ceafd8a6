"""The board (da. *Tavlen*): what there is room for, who waits, and what is missing, now. ``docs/board.md``."""
