"""Pictures: a view drawn as SVG, and as PNG, by the server and without a browser."""
