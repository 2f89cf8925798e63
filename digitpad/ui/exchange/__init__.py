"""Import and export: the dialogs, and the work that they wait for."""
