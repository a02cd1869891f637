"""One small module per engine; everything above sees SQLAlchemy Core and Polars frames only."""
