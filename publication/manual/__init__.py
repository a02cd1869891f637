"""The manual: guides in both languages and the reference, as readable pages."""
