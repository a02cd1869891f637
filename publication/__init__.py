"""Station 4, the public side: the release reader, queries, figures, export formats and translated text."""
