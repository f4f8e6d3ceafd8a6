"""What every test stands on: a server per run, a database per worker, strict templates."""
