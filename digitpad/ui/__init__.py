"""What is shown: Qt widgets. Importing them imports no torch."""
