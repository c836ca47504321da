"""Kills builds at every change on the disk, and looks at what each leaves and what the next makes.

A change is a rename, a new folder, a removal, a file opened for writing, or two folders swapped.
A build is killed before it; a file is also left torn, as by a kill in the middle of writing it.
The site has a theme of one line: Material's would add some hundred files of the same kind.

Builds are forked, and do not minify, which would take most of their time.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.disk import filesystem
from errdex.authoring.rendering import minifying
from errdex.authoring.site.exchange import restore_site
from errdex.authoring.site.mkdocs_site import build_site
from errdex.cli.program import main
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.project import MODULES, SITE, find_project

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_EVENTS = frozenset(
    ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "open", "swap")
)

_FILES = {
    "mkdocs.yml": """\
site_name: Acme
docs_dir: build/docs
theme: {name: null, custom_dir: theme, static_templates: [404.html, sitemap.xml]}
plugins: [errdex]
markdown_extensions: [attr_list, md_in_html, admonition, pymdownx.superfences]
""",
    "theme/main.html": "<html>{% block content %}{{ page.content if page }}{% endblock %}</html>",
    "site/.gitignore": "*\n",
}

Tree = dict[str, bytes]
Change = tuple[str, str]
"""What kind of change, and the path or name that it is about."""


@dataclass
class Tally:
    """What a hunt found: how many kills of each kind, and what each bad one left."""

    kills: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Hunt:
    """A build that changes one catalogue's artefacts into another's, over and over.

    Attributes:
        folder: An empty folder to work in.
        before: The catalogue that was built before; nothing was without it.
        after: The catalogue of the builds that are killed.
        swapping: Whether the system can swap two folders.
    """

    folder: Path
    before: str
    after: str
    swapping: bool = True

    def run(self, step: int = 1) -> Tally:
        """Kill a build at every change, and return what came of it.

        With a step, at each `step`th change and at the first of each kind.
        """
        self._warm_up()
        old = self._prepared("old", self.before)
        new = self._prepared("new", self.before)
        self._write(new, self.after)
        record = _Record(self.folder / "changes")
        if self._build(new, lambda _number, change: record(change)):
            raise RuntimeError("the build does not end well")
        changes = record.read()
        tally = Tally()
        states = (_tree(old), _tree(new))
        kinds = [kind for kind, _ in changes]
        for number in sorted({*range(0, len(changes), step), *map(kinds.index, kinds)}):
            change = changes[number]
            for torn in (False, True)[: 1 + (change[0] == "open")]:
                kind = "open, torn" if torn else change[0]
                tally.kills[kind] += 1
                what = self._killed(old, number, torn, states)
                tally.bad += [f"{kind} {change[1]}: {text}" for text in what]
        return tally

    def _warm_up(self) -> None:
        """Build in this process, so that forked ones find templates and scripts compiled."""
        root = self._new("warm")
        self._write(root, self.after)
        project = find_project(str(root))
        build_artefacts(project, load_project(project))
        build_site(project, load_project(project))

    def _new(self, name: str) -> Path:
        root = self.folder / name
        for path, text in _FILES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return root

    def _prepared(self, name: str, catalogue: str) -> Path:
        root = self._new(name)
        if catalogue:
            self._write(root, catalogue)
            if self._build(root, lambda _number, _change: None):
                raise RuntimeError("the first build does not end well")
        return root

    def _write(self, root: Path, catalogue: str) -> None:
        (root / "codes").mkdir(exist_ok=True)
        (root / "codes" / "acme.yaml").write_text(catalogue, encoding="utf-8")

    def _killed(
        self, old: Path, number: int, torn: bool, states: tuple[Tree, Tree]
    ) -> Iterator[str]:
        """Yield what is wrong after a build was killed at a change, and after the next build."""
        root = self.folder / "killed"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(old, root, symlinks=True)
        self._write(root, self.after)

        def kill(at: int, change: Change) -> None:
            if at == number:
                if torn:
                    Path(change[1]).write_bytes(b"torn")
                os.kill(os.getpid(), signal.SIGKILL)

        if self._build(root, kill) != -signal.SIGKILL:
            yield "was not killed"
        yield from self._faults(root, states)
        if self._build(root, lambda _number, _change: None):
            yield "the next build fails"
        if _tree(root) != states[1]:
            yield f"the next build gives other files: {_differing(_tree(root), states[1])}"

    def _faults(self, root: Path, states: tuple[Tree, Tree]) -> Iterator[str]:
        found = _tree(root)
        site = _part(found, f"{SITE}/")
        if site not in [_part(state, f"{SITE}/") for state in states]:
            yield from self._site_faults(root, states)
        module = _part(found, f"{MODULES}/")
        whole = [_part(state, f"{MODULES}/") for state in states]
        if self.swapping and module not in (*whole, whole[0] | whole[1]):
            yield f"the module is neither: {_differing(module, whole[1])}"
        yield from _import_faults(root, may_refuse=not (self.swapping and self.before))

    def _site_faults(self, root: Path, states: tuple[Tree, Tree]) -> Iterator[str]:
        """Yield what is wrong with a site that is gone: whatever starts next puts it back."""
        if self.swapping or (root / SITE).exists():
            yield "the site is neither"
            return
        restore_site(find_project(str(root)))
        if _part(_tree(root), f"{SITE}/") != _part(states[0], f"{SITE}/"):
            yield "the site is not put back"

    def _build(self, root: Path, at_change: Callable[[int, Change], None]) -> int:
        """Build in a process of its own, telling of each change before it; return how it ends."""
        child = os.fork()
        if child == 0:
            try:
                _be_quiet()
                tempfile.tempdir = str(self.folder)  # where a killed build may leave folders
                self._watch(str(root), at_change)
                os._exit(main(["--root", str(root), "build"]))
            finally:
                os._exit(3)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _watch(self, root: str, at_change: Callable[[int, Change], None]) -> None:
        numbers = itertools.count()
        busy = False

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal busy
            if event in _EVENTS and not busy and _is_change(root, event, arguments):
                busy = True
                at_change(next(numbers), (event, os.fsdecode(str(arguments[0]))))
                busy = False

        def swap(first: Path, second: Path) -> bool:
            if not self.swapping:
                return False
            hook("swap", (str(first),))
            return original(first, second)

        original = filesystem.exchange
        filesystem.exchange = swap  # in the child alone, as the next
        minifying.minified = _unminified
        sys.addaudithook(hook)


class _Record:
    """Takes notes of a child's changes in a file outside the project."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, change: Change) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write("\0".join(change) + "\n")

    def read(self) -> list[Change]:
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return [(kind, path) for kind, _, path in (line.partition("\0") for line in lines)]


def hunts(folder: Path, catalogue: str) -> Iterator[tuple[str, Hunt]]:
    """Yield a name and a hunt for each way in which a build changes what is on the disk.

    Args:
        folder: An empty folder to work in.
        catalogue: The text of the catalogue that the tests share.
    """
    shorter = catalogue[: catalogue.index('  - code: "OK"')].replace("is locked", "is held")
    renamed = catalogue.replace("module: acmecodes", "module: newcodes")
    ways = {
        "an edit and a removed code": (catalogue, shorter, True),
        "the same, without swapping folders": (catalogue, shorter, False),
        "a renamed module": (catalogue, renamed, True),
        "a first build": ("", catalogue, True),
    }
    for number, (name, way) in enumerate(ways.items()):
        (folder / str(number)).mkdir()
        yield name, Hunt(folder / str(number), *way)


def _is_change(root: str, event: str, arguments: tuple[object, ...]) -> bool:
    path = str(arguments[0])
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & _WRITING) and path.startswith(root)
    return path.startswith(root) or not path.startswith("/")  # of an open folder


def _unminified(script: str, name: str) -> str:
    return script if name else ""


def _be_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _import_faults(root: Path, may_refuse: bool) -> Iterator[str]:
    try:
        module = load_module(find_project(str(root)))
        if {module.lookup(code).code for code in module.CODES} != set(module.CODES):
            yield "the module mixes two builds"
    except ErrdexError as error:
        if not may_refuse or "run `errdex build`" not in str(error):
            yield f"the module cannot be imported: {error}"


def _tree(root: Path) -> Tree:
    """Return every file of a project, without what Python caches."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _part(tree: Tree, folder: str) -> Tree:
    return {p: data for p, data in tree.items() if p.startswith(folder) and "/." not in p}


def _differing(one: Tree, other: Tree) -> list[str]:
    paths = sorted(set(one) | set(other))
    return [path for path in paths if one.get(path) != other.get(path)][:5]
