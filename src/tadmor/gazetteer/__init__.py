"""Places of the world by name: GeoNames in one compact SQLite file, and a supplement of our own."""
