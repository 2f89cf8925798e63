"""Dialogs that tell: of the program, of its keys, and of what went wrong."""
