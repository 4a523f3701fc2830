"""Every input there is, from a page or a fetch, one file a subject."""
