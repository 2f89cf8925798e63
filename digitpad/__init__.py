"""A desktop pad that reads the digits and numbers people really write."""

__version__ = "0.1.0"
