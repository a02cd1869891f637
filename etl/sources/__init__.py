"""The sources, one file each; a file added here is found by itself (see etl.registry)."""
