"""What members of working groups see and do."""
