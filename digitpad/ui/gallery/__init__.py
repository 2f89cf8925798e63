"""The gallery: all that was kept, to look through, filter, correct and delete."""
