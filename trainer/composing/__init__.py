"""Composing: numbers in ink and in pictures, made of single characters, augmented, in batches."""
