"""Enough: how many kept drawings it takes to learn a hand from them."""

LEAST = 5
"""With fewer nothing could be both learnt and held out."""
WANTED = 20
"""From so many on a lesson shows. Of six hands of whose numbers 13.7 % were misread (standard
deviation 3.5), 5.8 % were after it (2.2), and 4.6 % with 60 drawings (2.5): `trainer lessons`."""
