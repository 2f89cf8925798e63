"""Enough: how many kept drawings it takes to learn a hand from them."""

LEAST = 5
"""With fewer nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a lesson shows. Of six hands of whose numbers 14.4 % were misread (standard
deviation 5.7), 5.3 % were after it (5.2), and 3.9 % with 60 drawings (5.0): `trainer lessons`."""
