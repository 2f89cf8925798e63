"""Training: the loop and its step, what is learnt, and the checkpoint in the end."""
