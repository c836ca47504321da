"""The channels, and the one function that renders an entry for any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from errdex.diagnosis.compiled import ContextAbout
from errdex.errors import ErrdexError
from errdex.payloads.contexts import EVERYWHERE, PAGERDUTY, Context, read_context
from errdex.payloads.pagerduty import pagerduty_event
from errdex.payloads.problem import problem_details
from errdex.payloads.slack import slack_message
from errdex.payloads.subjects import Subject, subject_of
from errdex.payloads.teams import teams_message


class Channel(NamedTuple):
    """How a channel renders, and which context it takes."""

    render: Callable[[Subject, Context], dict[str, Any]]
    context: Mapping[str, ContextAbout]


CHANNELS: Mapping[str, Channel] = {
    "slack": Channel(slack_message, EVERYWHERE),
    "teams": Channel(teams_message, EVERYWHERE),
    "pagerduty": Channel(pagerduty_event, PAGERDUTY),
    "problem": Channel(problem_details, EVERYWHERE),
}


def payload(channel: str, entry: Any, /, **context: object) -> dict[str, Any]:
    """Return an entry as the JSON object that a channel takes, within the channel's limits.

    What does not fit are whole steps; a line counts them and links to the page. Nothing in the
    catalogue or the context is markup or a mention there. Sending is up to the caller.

    Args:
        channel: `slack`, `teams`, `pagerduty` or `problem`.
        entry: An entry of any generated module; or, for a code that is not in it, the error that
            `lookup` raised: an alert about an unknown code is still an alert.
        context: What happened this time: `count`, `service`, `environment`, `detail` and
            `instance`; for PagerDuty also `routing_key`, `dedup_key` and `event_action`.

    Raises:
        ErrdexError: There is no such channel or context, or a value is of another form.
        TypeError: What is given as an entry is none.
    """
    if channel not in list(CHANNELS):
        raise ErrdexError(f'unknown channel "{channel}"; expected one of {", ".join(CHANNELS)}')
    render, declared = CHANNELS[channel]
    return render(subject_of(entry), read_context(context, declared))
