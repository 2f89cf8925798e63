"""Enough: how many kept drawings it takes to learn a hand from them."""

LEAST = 5
"""With fewer nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a lesson shows. Of six hands of whose numbers 15.7 % were misread (standard
deviation 3.8), 6.4 % were after it (2.4), and 5.8 % with 60 drawings (2.6): `trainer lessons`."""
