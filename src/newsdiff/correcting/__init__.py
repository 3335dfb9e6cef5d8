"""What a reader corrects by hand, and what becomes of a comparison by it. Knows no file and no screen."""
