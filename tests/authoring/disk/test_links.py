"""Links below `build/` and `site/`: refused or removed, never followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.disk.links import discard, files_below, refuse_linked_folders
from errdex.errors import ErrdexError

WHAT = "is a link, which errdex does not follow here; remove it"


def test_files_at_every_level_without_hidden_ones(tmp_path: Path) -> None:
    """Files come in the order of their names; what begins with a dot is not looked at."""
    for path in ("b/2", "b/1", "a", ".git/HEAD", "b/.hidden"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("")
    (tmp_path / ".git/link").symlink_to("/etc")
    (tmp_path / ".link").symlink_to("/etc/passwd")
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path, "site")]
    assert found == ["a", "b/1", "b/2"]


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "nowhere", "."])
def test_a_link_is_named_wherever_it_leads(target: str, tmp_path: Path) -> None:
    """To a file, to a folder, to nothing, or in a circle: it is the same fault."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/link").symlink_to(target)
    with pytest.raises(ErrdexError, match=f"^site/deep/link: {WHAT}$"):
        list(files_below(tmp_path, "site"))


def test_the_first_link_on_the_way_is_named(tmp_path: Path) -> None:
    """Links above the project are the user's own affair."""
    (tmp_path / "real/build/docs").mkdir(parents=True)
    (tmp_path / "root").symlink_to("real")
    refuse_linked_folders(tmp_path / "root", "build/docs/codes")
    (tmp_path / "real/build/docs/codes").symlink_to("/etc")
    with pytest.raises(ErrdexError, match=f"^build/docs/codes: {WHAT}$"):
        refuse_linked_folders(tmp_path / "root", "build/docs/codes/deep")


def test_what_a_link_leads_to_is_not_discarded(tmp_path: Path) -> None:
    """A folder goes whole, a link goes alone, and what is neither stays."""
    for name in ("folder", "outside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("mine")
    (tmp_path / "folder/inner").symlink_to(tmp_path / "outside")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "file").write_text("mine")
    for name in ("folder", "link", "file", "nowhere"):
        discard(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "outside"]
    assert (tmp_path / "outside/file").read_text() == "mine"
