"""Station 1: one file per source; extract, validate, load."""
