"""errdex turns one YAML catalogue of error codes into a lookup module, a site and more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from errdex.errors import ErrdexError

if TYPE_CHECKING:
    from errdex.diagnosis.diagnosing import diagnose
    from errdex.payloads.channels import payload

__all__ = ["ErrdexError", "__version__", "diagnose", "payload"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load a function when it is first asked for, so that importing errdex stays cheap."""
    if name == "diagnose":
        from errdex.diagnosis.diagnosing import diagnose

        return diagnose
    if name == "payload":
        from errdex.payloads.channels import payload

        return payload
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
