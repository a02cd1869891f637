"""Station 5: Dash pages and HTTP routes, thin: each asks the current release and lays out the answer."""
