"""Station 2, restricted: the engine, the only statement of the schema, and loads with their provenance."""
