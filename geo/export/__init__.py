"""What leaves the program besides the page: one file a format, each from an atlas."""
