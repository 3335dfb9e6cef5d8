"""From bytes to an article: decoding, roles of blocks, sentences, quotations. Nothing in here compares."""
