"""Enough: how many kept drawings it takes to learn a hand from them."""

LEAST = 5
"""With fewer nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a lesson may show. Of two hands that lean so far to the right that 13 % of 400 of
their numbers were misread, 10 and 13 % were after it, and 9 and 12 % with 60 drawings."""
