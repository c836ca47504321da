"""The catalogues that a paste is read by: the one that is named, or all of the project."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from errdex.cli.inputs import read_contexts
from errdex.cli.options import projects_of
from errdex.modules import load_module
from errdex.project import chosen

if TYPE_CHECKING:
    from errdex.diagnosis.services import Service


def asked_services(options: argparse.Namespace) -> list[Service]:
    """Return the catalogue that `--catalogue` names, or all of the project, without context.

    Raises:
        ErrdexError: There is none of that name, or a module is not built.
    """
    from errdex.diagnosis.module_rows import load_knowledge  # other commands start without them
    from errdex.diagnosis.services import Service

    projects = projects_of(options)
    named = projects if options.catalogue is None else [chosen(projects, options.catalogue)]
    modules = [load_module(project) for project in named]
    about = [(module, module.CATALOGUE) for module in modules]
    return [Service(one["id"], one["title"], load_knowledge(m), {}) for m, one in about]


def with_contexts(services: Sequence[Service], options: Sequence[str]) -> list[Service]:
    """Return services, each with those of the given context values that it declares.

    Raises:
        ErrdexError: None of them declares a name, or as `read_contexts`.
    """
    declared = [one.knowledge.compiled["context"] for one in services]
    every = {name: about for each in reversed(declared) for name, about in each.items()}
    secret = {name for each in declared for name, about in each.items() if about["secret"]}
    every = {name: {**about, "secret": name in secret} for name, about in every.items()}
    given = read_contexts(options, every)
    return [
        one._replace(context={name: text for name, text in given.items() if name in each})
        for one, each in zip(services, declared, strict=True)
    ]
