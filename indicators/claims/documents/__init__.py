"""Documents whose printed figures are re-run, one file each; a file added here is found by itself."""
