"""What the report draws: pure functions from arrays to matplotlib figures."""
