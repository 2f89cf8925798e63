"""The trainer's commands, one module each; what is slow to import waits until one runs."""
