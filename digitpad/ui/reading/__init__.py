"""What was read: the card beside the canvas, and the digits under it."""
