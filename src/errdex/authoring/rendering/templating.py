"""The Jinja templates of a project, and how an error in one is reported."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from errdex.authoring.format.entry_parts import SEVERITY_REACH
from errdex.authoring.rendering import literals, markdown, wording
from errdex.authoring.rendering.compiled_templates import CompiledTemplates
from errdex.errors import ErrdexError
from errdex.matching.addresses import address_of
from errdex.matching.parameters import as_sent
from errdex.project import TEMPLATES, Project
from errdex.prose.blocks import after_first
from errdex.prose.plain_text import summary
from errdex.tables.formats import FORMATS


class Brackets(NamedTuple):
    """What opens and closes an expression, a statement and a comment in a template."""

    expression: tuple[str, str] = ("{{", "}}")
    statement: tuple[str, str] = ("{%", "%}")
    comment: tuple[str, str] = ("{#", "#}")


JINJA = Brackets()
"""Jinja's own."""


_COMPILED: defaultdict[Brackets, CompiledTemplates] = defaultdict(CompiledTemplates)


class Templates:
    """The templates of a project: its own `templates/` first, then those that errdex ships."""

    def __init__(
        self, project: Project, brackets: Brackets = JINJA, **filters: Callable[..., str]
    ) -> None:
        folders = project.template_folders()[::-1]
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            auto_reload=False,
            bytecode_cache=_COMPILED[brackets],
            undefined=jinja2.StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            variable_start_string=brackets.expression[0],
            variable_end_string=brackets.expression[1],
            block_start_string=brackets.statement[0],
            block_end_string=brackets.statement[1],
            comment_start_string=brackets.comment[0],
            comment_end_string=brackets.comment[1],
        )
        self._environment.filters.update(
            literal=literals.literal,
            row=literals.row_literal,
            removed_row=literals.removed_literal,
            symptom_row=literals.symptom_literal,
            md=markdown.inline,
            breakable=markdown.breakable,
            name=markdown.literal,
            bare=markdown.bare,
            whole=markdown.whole,
            html=markdown.html,
            attribute=markdown.attribute,
            fenced=markdown.fenced,
            after_first=after_first,
            as_sent=as_sent,
            summary=summary,
            slug=address_of,
            rule=wording.rule_of,
            **filters,
        )
        self._environment.globals.update(
            front_matter=markdown.front_matter,
            page_title=wording.page_title,
            sentence=wording.sentence,
            codes_in=wording.codes_in,
            owner_words=wording.owner_words,
            pointer_words=wording.pointer_words,
            undocumented_words=wording.undocumented_words,
            unwritten_words=wording.unwritten_words,
            RETRY_RULES=wording.RETRY_RULES,
            SEND_AGAIN=wording.SEND_AGAIN,
            SEVERITY_REACH=SEVERITY_REACH,
            TABLES=FORMATS,
        )
        self._loaded: dict[str, jinja2.Template] = {}

    def render(self, name: str, **values: Any) -> str:
        """Return a template's text.

        Raises:
            ErrdexError: With the template's file and line, when it is missing or broken.
        """
        try:
            template = self._loaded.get(name) or self._environment.get_template(name)
            self._loaded[name] = template
            return template.render(values)
        except jinja2.TemplateSyntaxError as error:
            where = f"{shown_path(error.filename or name)}:{error.lineno}"
            raise ErrdexError(f"{where}: {error.message}; fix the template") from None
        except jinja2.TemplateNotFound as error:
            raise ErrdexError(f"{TEMPLATES}/{error.name}: there is no such template") from None
        except ErrdexError:
            raise
        except Exception as error:
            line = f"{_place_in_template(error, name)}: {type(error).__name__}: {error}"
            raise ErrdexError(f"{line}; fix the template") from None


def _place_in_template(error: Exception, name: str) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".j2")), None)
    return f"{shown_path(place.filename)}:{place.lineno}" if place else f"{TEMPLATES}/{name}"


def shown_path(filename: str) -> str:
    """Return a template's path starting with its `templates` folder."""
    parts = Path(filename).parts
    return "/".join(parts[parts.index(TEMPLATES) :]) if TEMPLATES in parts else filename
