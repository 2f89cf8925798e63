"""Composing: numbers in ink and in pictures, made of single characters; and batches of them."""
