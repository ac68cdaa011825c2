"""A little English grammar around names."""
