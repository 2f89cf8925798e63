"""What reads: the checkpoints to choose from, and the thread that reads with one of them."""
