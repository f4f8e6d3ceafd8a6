"""Forms of the catalogue's own pages."""
