"""What wires window, live reader, collection and settings; the only room that knows them all."""
