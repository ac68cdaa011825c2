"""Readers: bytes in, a Document out; one file a format. No files, no network."""
