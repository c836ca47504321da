"""A Catalogue in, artefacts out: the module, the pages, the scripts and the data files."""
