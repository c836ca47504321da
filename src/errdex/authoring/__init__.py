"""The authoring half: from the catalogue's YAML to artefacts. Needs `errdex[build]`."""
