"""The page: one self-contained file that shows an atlas in a browser."""
