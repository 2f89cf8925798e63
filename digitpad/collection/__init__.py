"""What is kept: the drawings of the user, with their labels."""
