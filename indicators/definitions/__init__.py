"""The indicators, one file each: prg_04.py declares PRG-04; a file added here is found by itself."""
