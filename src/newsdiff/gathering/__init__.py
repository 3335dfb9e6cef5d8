"""Many articles as one story: what each of them says of the same thing, and where they part."""
