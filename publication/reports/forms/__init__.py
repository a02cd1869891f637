"""Forms of the evaluation sheet, one file each; a file added here is found by itself."""
