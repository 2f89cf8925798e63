"""Makes the packaged program and its archives: `make package` and `make release`."""
