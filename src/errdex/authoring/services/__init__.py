"""Several catalogues on one site: what they agree on, and the pages over all of them."""
