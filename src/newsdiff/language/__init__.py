"""What is known of words: tokens, house style, word lists. No article and no comparison in here."""
