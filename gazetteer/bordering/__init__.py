"""Phrases that name a border between two countries."""
