"""Learning a hand: the page, and the child process that does it."""
