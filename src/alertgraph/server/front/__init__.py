"""HTTP: the protocol, media types, pages, and the pool's side of the workers."""
