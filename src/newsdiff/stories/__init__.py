"""The story file: which articles a reader has open, and what was corrected in them by hand. Knows no screen."""
