"""Recognition: from ink or a picture to a frame, and from what a network says to a reading."""
