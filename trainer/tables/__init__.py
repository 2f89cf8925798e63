"""Tables: figures laid side by side, for people to read."""
