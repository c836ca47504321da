"""Makes projects of several catalogues for tests."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ACME

HOSTILE = 'Billing <b>{{ x }}</b> [x](javascript:1) & "co"'
"""A title that tries to be anything but text."""


def acme_as(name: str, title: str, **changed: str) -> str:
    """Return the catalogue of Acme as that of another service, with some texts changed."""
    text = ACME.replace("id: acme", f"id: {name}")
    text = text.replace("title: Acme Storage", f"title: '{title}'")
    text = text.replace("module: acmecodes", f"module: {name}codes")
    text = text.replace("example.com/acme/", f"example.com/errors/{name}/")
    for old, new in changed.items():
        text = text.replace(old, new)
    return text


def write_services(root: Path) -> Path:
    """Write a project of two catalogues, one of them over two files, and return its folder.

    Both have the codes `SB:0100` and `OK`; `InvalidBucket` is a code of `shop` alone and
    `CARD_DECLINED` of `billing` alone.
    """
    billing = acme_as("billing", HOSTILE, InvalidBucket="CARD_DECLINED")
    entries = billing.index("codes:\n")
    (root / "codes" / "billing").mkdir(parents=True)
    (root / "codes" / "billing" / "main.yaml").write_text(billing[:entries], encoding="utf-8")
    (root / "codes" / "billing" / "codes.yaml").write_text(billing[entries:], encoding="utf-8")
    (root / "codes" / "shop.yaml").write_text(acme_as("shop", "Shop"), encoding="utf-8")
    return root
