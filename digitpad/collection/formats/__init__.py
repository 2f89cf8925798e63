"""Formats of files that hold labelled drawings, one module each: how it is read and written.

A reader takes a file and gives what it finds. A writer makes the file or folder `target` and gives,
drawing by drawing, None when it is written or why it could not be.
"""
