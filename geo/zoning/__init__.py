"""The passes by which ``geo.zones`` tells the parts of a document. Pure."""
