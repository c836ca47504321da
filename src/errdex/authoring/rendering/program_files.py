"""The site's files for programs, browsers and assistants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.format import sections, vocabulary
from errdex.authoring.rendering import exports, opensearch
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.enrichment import render_tables
from errdex.authoring.rendering.llms import render_llms
from errdex.matching.addresses import address_of
from errdex.project import CATALOGUE_JSON


def render_program_files(
    catalogue: Catalogue, answers: Answers, twins: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the path below the site and the text of each file.

    Args:
        catalogue: The catalogue.
        answers: The answers of its entries and symptoms.
        twins: The pages as Markdown by path, which `llms.txt` leads to.
    """
    lines = exports.entry_lines(catalogue, answers)
    for code in catalogue.by_code:
        yield f"api/codes/{address_of(code)}.json", exports.code_json(catalogue, code, lines)
    for alias in catalogue.by_alias:
        yield f"api/codes/{address_of(alias)}.json", exports.alias_json(catalogue, alias, answers)
    for symptom in catalogue.symptoms:
        about = exports.symptom_dict(symptom, answers)
        yield f"api/symptoms/{symptom.id}.json", exports.to_json(about)
    yield CATALOGUE_JSON, exports.catalogue_json(catalogue, lines, answers)
    yield "api/catalogue.csv", exports.catalogue_csv(catalogue)
    yield from render_tables(catalogue)
    yield "api/schema.json", exports.to_json(sections.schema(vocabulary.CATALOGUE))
    yield from render_llms(catalogue, twins)
    yield opensearch.PATH, opensearch.opensearch_xml(catalogue.title, catalogue.url)
