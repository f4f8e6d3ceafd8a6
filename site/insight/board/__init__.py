"""The board (da. *Tavlen*): what there is room for, who waits, what is missing. ``docs/board.md``."""
