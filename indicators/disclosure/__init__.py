"""Disclosure control: the only road from cells to what may be published."""
