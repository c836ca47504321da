"""`llms.txt` and `llms-full.txt` (llmstxt.org): the site for assistants, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from errdex.authoring.catalogue import Catalogue, Entry, symptom_url
from errdex.authoring.rendering.markdown import quiet
from errdex.authoring.rendering.sizes import LARGEST_LLMS_FULL
from errdex.authoring.rendering.twins import twin_path
from errdex.project import CATALOGUE_JSON
from errdex.prose.plain_text import summary

LLMS, LLMS_FULL = "llms.txt", "llms-full.txt"


def render_llms(catalogue: Catalogue, twins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of `llms.txt`, and of `llms-full.txt` unless it is too large.

    Args:
        catalogue: The catalogue.
        twins: The pages as Markdown by path, as `render_twins` gives them.
    """
    full = _full(catalogue, twins)
    fits = len(full.encode()) <= LARGEST_LLMS_FULL
    yield LLMS, "\n".join(_index(catalogue, twins, fits)) + "\n"
    if fits:
        yield LLMS_FULL, full


def _full(catalogue: Catalogue, twins: Mapping[str, str]) -> str:
    """Return every page of an entry or a symptom, one after the other."""
    aliases = {twin_path(alias) for alias in catalogue.by_alias}
    pages = [text for path, text in twins.items() if path not in aliases]
    return "\n".join(["\n".join(_head(catalogue)), *pages])


def _head(catalogue: Catalogue) -> list[str]:
    about = f"> {quiet(catalogue.description or f'The codes of {catalogue.title}.')}"
    return [f"# {quiet(catalogue.title)} codes", "", about, ""]


def _index(catalogue: Catalogue, twins: Mapping[str, str], full: bool) -> Iterator[str]:
    url = catalogue.url
    yield from _head(catalogue)
    yield "Each link leads to a code's page as Markdown; without `index.md` at its end, to HTML."
    if not full:
        yield f"There is no {LLMS_FULL}: it would have more than {LARGEST_LLMS_FULL:,} bytes."
    shown: set[str] = set()
    for name, field in catalogue.fields.items():
        entries = [e for e in catalogue.entries if e.field == name and e.code not in shown]
        yield from _section(field.title, (_entry_line(catalogue, e, twins) for e in entries))
        shown |= {entry.code for entry in entries}
    symptoms = (
        _line(
            symptom.title, f"{symptom_url(url, symptom.id)}index.md", summary(symptom.description)
        )
        for symptom in catalogue.symptoms
    )
    heading = f"{catalogue.words['symptoms']}: what people see without a code"
    yield from _section(heading, symptoms)
    known = (code for code in catalogue.undocumented_by_code if code not in shown)
    others = (_line(code, catalogue.page_url(code)) for code in known)
    yield from _section("Known, but documented nowhere", others)
    files = [_line("Everything as JSON", url + CATALOGUE_JSON)]
    files += [_line("Everything as CSV", f"{url}api/catalogue.csv")]
    files += [_line("Everything as Markdown", url + LLMS_FULL)] if full else []
    yield from _section("Optional", iter(files))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {quiet(title)}", "", *found)


def _entry_line(catalogue: Catalogue, entry: Entry, twins: Mapping[str, str]) -> str:
    """Return the line of a code: what it means in each of its fields, and its other names."""
    entries = catalogue.by_code[entry.code]
    names = [alias for each in entries for alias in each.aliases]
    about = [f"also called {', '.join(names)}"] if names else []
    about += ["no longer in use"] if all(each.removed for each in entries) else []
    about += ["draft"] if any(each.draft and not each.removed for each in entries) else []
    path = twin_path(entry.code)
    link = catalogue.url + path if path in twins else catalogue.page_url(entry.code)
    title = f"{entry.code}: {' / '.join(each.title for each in entries)}"
    return _line(title, link, "; ".join(about))


def _line(title: str, link: str, about: str = "") -> str:
    return f"- [{quiet(title)}]({link}){f': {quiet(about)}' if about else ''}"
