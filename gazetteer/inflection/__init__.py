"""Inflected forms of names, a file for each family of languages."""
