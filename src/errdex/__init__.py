"""errdex turns one YAML catalogue of error codes into a lookup module, a site and more."""

from errdex.errors import ErrdexError

__all__ = ["ErrdexError", "__version__"]
__version__ = "0.1.0"
