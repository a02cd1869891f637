"""Reports: documents written from a release, every number in them one of its observations."""
