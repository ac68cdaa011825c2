"""Names to places: a curated gazetteer, matching, resolution and usage."""
