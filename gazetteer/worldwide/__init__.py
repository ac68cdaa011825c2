"""The towns and provinces of the world that lie under the curated places."""
