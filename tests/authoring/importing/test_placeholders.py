"""Parameters of messages."""

from __future__ import annotations

import pytest

from errdex.authoring.importing.placeholders import named_parameters, style_of


@pytest.mark.parametrize(
    ("message", "style", "named"),
    [
        ("no %s in %-5.2f%%", "printf", "no {arg1} in {arg2}%"),
        ("no %(name)s", "printf", "no {name}"),
        ("no %2$s in %1$s", "printf", "no {arg2} in {arg1}"),
        ("no %1 in %2.", "numbered", "no {arg1} in {arg2}."),
        ("no {0} in {1:x}", "braces", "no {arg1} in {arg2}"),
        ("no {} in {}", "braces", "no {arg1} in {arg2}"),
        ("no ${name}", "shell", "no {name}"),
        ("no {{ name }}", "double", "no {name}"),
        ("no {name!r:>8}", "names", "no {name}"),
        ("no {} in {bucketName} of {ALL:?}", "names", "no {arg1} in {bucket_name} of {all}"),
        ("100 % sure", "none", "100 % sure"),
    ],
)
def test_each_style_becomes_names(message: str, style: str, named: str) -> None:
    """And is said with what was written."""
    changed, forms = named_parameters(message, style)
    assert changed == named
    assert all(form in message for form in forms.values())
    assert named_parameters(changed, "names") == (changed, {})


@pytest.mark.parametrize(
    ("messages", "style"),
    [
        (["no {name}", "use {name}", "a literal `{}` and `%s`"], "names"),
        (["no %s", "no %d", "a {}"], "printf"),
        (["no ${name}"], "shell"),
        (["no {{name}}"], "double"),
        (["no {0}"], "braces"),
        (["all 100 % fine"], "none"),
        ([], "none"),
    ],
)
def test_the_most_frequent_style_counts(messages: list[str], style: str) -> None:
    """What looks like another one is literal text."""
    assert style_of(messages) == style
