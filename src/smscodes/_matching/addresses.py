"""Where the page of a code is: the part of the site's addresses that stands for it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codes import Codes

LONGEST_ADDRESS = 200
"""Characters of an address. A longer one is cut, and ends in a digest of its code."""

_DEVICES = [device + number for device in ("com", "lpt") for number in "0123456789"]
RESERVED = frozenset(("index", "readme", "con", "prn", "aux", "nul", *_DEVICES))
"""Names that a file system or MkDocs keeps for itself, in small letters."""

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
_DIGITS_OF_DIGEST = 12


def address_of(code: str) -> str:
    """Return the part of a URL, and of a file's name, that stands for a code.

    Letters, digits, `.`, `_` and `-` of ASCII stand for themselves; of anything else, and of what
    would make a reserved name, each byte in UTF-8 is `~` and two hexadecimal digits.
    """
    address = "".join([c if c in _PLAIN else _escaped(c) for c in code])
    if address.startswith(".") or address.partition(".")[0].lower() in RESERVED:
        address = _escaped(address[0]) + address[1:]
    if address.endswith(".") or address.lower().endswith((".html", ".htm")):
        name, _, ending = address.rpartition(".")
        address = name + _escaped(".") + ending
    return address if len(address) <= LONGEST_ADDRESS else _cut(address, code)


def is_cut(address: str) -> bool:
    """Tell whether an address is no whole code."""
    return "~~" in address


def code_at(codes: "Codes", address: str) -> str:
    """Return the code or alias of a catalogue whose address this is, or nothing."""
    from urllib.parse import unquote

    if is_cut(address):
        return next((code for code in codes.every() if address_of(code) == address), "")
    code = unquote(address.replace("~", "%"))
    return code if codes.fields_of(code) and address_of(code) == address else ""


def _escaped(character: str) -> str:
    return "".join([f"~{byte:02X}" for byte in character.encode("utf-8", "replace")])


def _cut(address: str, code: str) -> str:
    from hashlib import sha256

    digest = sha256(code.encode("utf-8", "replace")).hexdigest()[:_DIGITS_OF_DIGEST]
    kept = address[: LONGEST_ADDRESS - len(digest) - 2]
    tilde = kept.rfind("~", len(kept) - 2)
    return f"{kept if tilde < 0 else kept[:tilde]}~~{digest}"
