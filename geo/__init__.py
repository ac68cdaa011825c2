"""Everything that has a shape: documents read, routes drawn, maps and exports written."""
