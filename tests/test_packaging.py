"""What is installed from the wheel and the source archive: all that the program needs, and nothing else."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def load_licences():
    spec = importlib.util.spec_from_file_location("docs_licences", ROOT / "docs" / "licences.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LICENCES = load_licences()
LETTER = (
    "Freedom of Information Act 2000\n\nYou asked:\n\n1. How many vans?\nWe have 12 vans.\n\nWrenmouth City Council\n"
)
PACKAGES = ("townclerk", "scrape", "extract", "nlp", "index")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The wheel and the source archive."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="session")
def installed(built, tmp_path_factory):
    """The wheel unpacked in a folder of its own, away from the sources."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(built[0]) as wheel:
        wheel.extractall(folder)
    return folder


def tracked():
    """The files of the packages that git knows."""
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(listed.stdout.split("\n")) - {""}


def test_the_wheel_holds_the_packages_with_their_tables_and_templates_and_nothing_else(built):
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    inside = {name for name in names if ".dist-info/" not in name}
    assert inside == tracked() | {"index/datasette_metadata.json"}
    assert {f"{package}/py.typed" for package in PACKAGES} <= inside
    assert any(name.endswith("LICENSE") for name in names - inside)


def test_the_source_archive_can_be_built_from_and_holds_no_papers(built):
    with tarfile.open(built[1]) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    wanted = {*PACKAGES, "datasette_metadata.json", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"}
    assert tops == wanted | {"PKG-INFO", ".gitignore"}


@pytest.mark.slow
def test_the_wheel_alone_reads_indexes_and_searches(installed, tmp_path):
    (tmp_path / "vans.txt").write_text(LETTER)
    env = {**os.environ, "PYTHONPATH": str(installed)}

    def townclerk(*words):
        command = [sys.executable, "-P", "-m", "townclerk", *words]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout

    where = subprocess.run(
        [sys.executable, "-P", "-c", "import townclerk; print(townclerk.__file__)"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed))
    assert '"kind": "foi_reply"' in townclerk("read", "vans.txt", "--json")
    assert townclerk("index", "vans.txt").startswith("1 read")
    assert "*vans*" in townclerk("search", "vans")


def imported():
    """The packages of others that ours import, and the module that does."""
    for package in PACKAGES:
        for module in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module]
                for name in {name.partition(".")[0] for name in names} - sys.stdlib_module_names - set(PACKAGES):
                    yield name, module.relative_to(ROOT).as_posix()


# What we import of packages that a named one is built on, by name.
BROUGHT = {
    "thinc": "spacy",
    "jinja2": "datasette",
    "markupsafe": "datasette",
    "uvicorn": "datasette",
    "httpcore": "httpx",
}

LOADED = {"pypdfium2"}  # its library is found by name and opened without its bindings


def test_what_is_imported_is_named_as_a_dependency_and_what_is_named_is_used():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    named = {LICENCES.plain(re.split(r"[^\w.-]", need)[0]) for need in needs}
    owners = packages_distributions()
    used = dict(imported())
    sources = {name: {LICENCES.plain(owner) for owner in owners.get(name, [])} | {BROUGHT.get(name)} for name in used}
    assert {name: where for name, where in used.items() if not sources[name] & named} == {}
    assert named - set.union(*sources.values()) - LOADED == set()


def test_every_licence_is_known_and_none_reaches_into_what_uses_it():
    found = LICENCES.licences()
    assert len(found) > 60
    assert {name: text for name, text in found.items() if not LICENCES.ALLOWED.search(text)} == {}
    assert {name: text for name, text in found.items() if LICENCES.REFUSED.search(text)} == {}
    listed = set(re.findall(r"^\| ([\w-]+) \|", LICENCES.PAGE.read_text(encoding="utf-8"), re.MULTILINE)) - {"package"}
    assert set(found) == listed, "python docs/licences.py"
