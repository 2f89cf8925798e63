"""Enough: how many kept drawings it takes to learn a hand from them."""

LEAST = 5
"""With fewer nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a hand is learnt well: they took four fifths of the errors from one whose numbers
were read wrongly in one case of eight."""
