"""Which files of `codes/` make which catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex import catalogue_files
from errdex.catalogue_files import catalogues_in, yaml_files
from errdex.errors import ErrdexError

MAIN, PART = "catalogue: {id: a}\n", "codes: []\n"


def write(codes: Path, **files: str) -> Path:
    """Write files, whose names have `__` for `/`, into a folder, and return it."""
    for name, text in files.items():
        path = codes / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return codes


def found(codes: Path) -> dict[str, list[str]]:
    """Return the parts of each catalogue by its file, as paths below the folder."""
    return {
        one.main.relative_to(codes).as_posix(): [
            path.relative_to(codes).as_posix() for path in one.parts
        ]
        for one in catalogues_in(codes)
    }


def test_one_file_is_a_catalogue_whatever_it_holds(tmp_path: Path) -> None:
    """A single file is read as it is: what is wrong with it, loading says."""
    assert found(write(tmp_path, a="no catalogue\n")) == {"a.yaml": []}


@pytest.mark.parametrize(
    "main",
    [
        MAIN,
        "# about\n---\nsources: {}\ncatalogue :\n  id: a\n",
        "\ufeff'catalogue': {}\n",
        '{\n  "catalogue": {"id": "a"}}\n',
        "codes: []\r\ncatalogue:\r\n  id: a\r\n",
    ],
)
def test_the_file_with_the_catalogue_takes_the_others(tmp_path: Path, main: str) -> None:
    """However it is written, `catalogue:` at the top makes a file the main one."""
    codes = write(tmp_path, b=main, a="codes: []\nx: {catalogue: 1}\n", c__d__e=PART)
    assert found(codes) == {"b.yaml": ["a.yaml", "c/d/e.yaml"]}


def test_a_part_belongs_to_the_nearest_catalogue(tmp_path: Path) -> None:
    """That is the one in its folder, or else in the nearest above."""
    codes = write(tmp_path, a=MAIN, b=PART, c__d=MAIN, c__e=PART, c__f__g=PART, h__i=PART)
    assert found(codes) == {
        "a.yaml": ["b.yaml", "h/i.yaml"],
        "c/d.yaml": ["c/e.yaml", "c/f/g.yaml"],
    }


def test_a_part_of_no_catalogue_or_of_two_is_refused(tmp_path: Path) -> None:
    """Every such file is told at once, with what to do."""
    codes = write(tmp_path, a=PART, b__c=MAIN, d__e=MAIN, d__f=MAIN, d__g=PART)
    with pytest.raises(ErrdexError) as caught:
        catalogues_in(codes)
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{codes}/a.yaml: has no `catalogue:`, and no file in its folder")
    assert second.startswith(f"{codes}/d/g.yaml: has no `catalogue:`, and could belong to e.yaml")
    for name in ("b/c", "d/e", "d/f"):
        (codes / f"{name}.yaml").unlink()
    with pytest.raises(ErrdexError, match="no file begins with `catalogue:`"):
        catalogues_in(codes)


def test_hidden_files_do_not_count_and_links_to_folders_do(tmp_path: Path) -> None:
    """An editor's own files are passed over; a linked folder is there to be refused."""
    codes = write(tmp_path / "codes", a=MAIN)
    (codes / ".#a.yaml").symlink_to("nowhere")
    (codes / "b.yaml").symlink_to(write(tmp_path / "other", c=PART) / "c.yaml")
    (codes / "d").symlink_to(tmp_path / "other")
    (codes / "notes.txt").write_text("x")
    assert found(codes) == {"a.yaml": ["b.yaml", "d"]}


def test_a_folder_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files are no catalogue."""
    monkeypatch.setattr(catalogue_files, "MOST_FILES", 2)
    assert len(yaml_files(write(tmp_path, a=MAIN, b=PART))) == 2
    with pytest.raises(ErrdexError, match="holds more than 2 YAML files"):
        yaml_files(write(tmp_path, c=PART))
