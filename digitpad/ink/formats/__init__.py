"""Readers and writers of ink files."""
