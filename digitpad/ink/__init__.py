"""What is written: strokes and ink, and the files they travel in."""
