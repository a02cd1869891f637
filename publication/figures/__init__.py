"""Figures as plain dictionaries for plotly.js, one file a kind; traces are in docs/vendored/plotly_bundle."""
