"""From articles to a comparison: groups of sentences and the changes inside them."""
