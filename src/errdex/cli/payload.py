"""`errdex payload`: a code as the JSON object that a chat, a pager or an HTTP client takes."""

from __future__ import annotations

import argparse
import json
from typing import Any

from errdex.cli.inputs import read_contexts
from errdex.cli.options import Commands, add_catalogue, add_field, is_field, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.payloads import NAMES


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "payload",
        help="render a code for Slack, Teams, PagerDuty or problem+json",
        description="Prints a code as JSON on one line, within the limits of a channel; your own "
        "tool sends it. A code without an entry gives a payload that says so. Exit codes: "
        "0 a payload, 1 a payload about a code without an entry, or none, 2 wrong usage.",
    )
    parser.add_argument("channel", choices=NAMES, metavar="CHANNEL", help=", ".join(NAMES))
    parser.add_argument("code", metavar="CODE", help="such as E000102, 102, E000-102")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE|NAME=@FILE|NAME",
        help="what happened this time: count, service, environment, detail, instance; for "
        "pagerduty also dedup_key, event_action, and routing_key, a secret that comes from "
        "routing_key=@FILE, from the environment (ERRDEX_ROUTING_KEY), or from a prompt when only "
        "the name is given",
    )
    add_field(parser, "the field in which you saw the code")
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Here, so that every other command starts without them.
    from errdex.payloads.channels import CHANNELS, payload

    module = load_module(project_of(options))
    if not is_field(options.field, module):
        return USAGE
    found: Any
    try:
        found = module.lookup(options.code, options.field)
    except module.UnknownCodeError as error:
        found = error
    try:
        context = read_contexts(options.set, CHANNELS[options.channel].context, "--set")
        shown = payload(options.channel, found, **context)
    except ErrdexError as error:
        tell(f"errdex: {error}")
        return USAGE
    print(json.dumps(shown, ensure_ascii=False))
    if not isinstance(found, LookupError):
        return FINE
    tell(found)
    return PROBLEMS
