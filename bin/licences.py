"""The licences of all that the site runs on, held against those that may stand beside MIT.

Asks no network: packages say it themselves. Prints the list, or with --quiet only what does not
fit; exits with 1 for a package that says nothing, or something else.
"""

import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Families whose terms let an MIT program be run and passed on: SPDX names and older ways to say so.
ALLOWED = re.compile(
    r"\b(MIT|MIT-CMU|MIT-0|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public"
    r"|CNRI-Python|Unlicense|HPND)\b",
    re.IGNORECASE,
)
# What is none of these, and why it may be here.
EXCEPTIONS = {
    "mysqlclient": "GPL: installed beside the site and called by Django, not passed on with it",
    "thorvg-python": "LGPL: a library that is loaded, not changed",
}


def main(*, quiet: bool = False) -> int:
    """Print one line a package; the exit code."""
    wrong = 0
    for name in sorted(runtime_packages(), key=str.lower):
        try:
            said = licence_of(name)
        except PackageNotFoundError:
            continue  # optional, and not here
        passes = name in EXCEPTIONS or bool(ALLOWED.search(said))
        wrong += not passes
        if not (quiet and passes):
            print(f"{'' if passes else 'NOT ALLOWED: '}{name}: {said or 'says nothing'}")
    return 1 if wrong else 0


def runtime_packages() -> set[str]:
    """The names in requirements.txt and requirements-extra.txt, and all that they bring along."""
    found: dict[str, str] = {}
    waiting = [
        name
        for file in ("requirements.txt", "requirements-extra.txt")
        for name in re.findall(
            r"^([A-Za-z0-9._-]+)(?:\[.*\])?==", (ROOT / file).read_text(), re.MULTILINE
        )
    ]
    while waiting:
        name = waiting.pop()
        if name.lower() in found:
            continue
        found[name.lower()] = name
        waiting += brought_along(name)
    return set(found.values())


def brought_along(name: str) -> list[str]:
    """What a package always requires; what is behind a marker is left to those who need it."""
    try:
        required = metadata(name).get_all("Requires-Dist") or []
    except PackageNotFoundError:
        return []
    named = (re.match(r"[A-Za-z0-9._-]+", line) for line in required if ";" not in line)
    return [match[0] for match in named if match]


def licence_of(name: str) -> str:
    """What a package says of its licence, on one line."""
    about = metadata(name)
    classifiers = about.get_all("Classifier") or []
    said = [
        _said(about, "License-Expression"),
        *(line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")),
        _said(about, "License").partition("\n")[0],
    ]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _said(about: PackageMetadata, field: str) -> str:
    return str(about[field]) if field in about else ""


if __name__ == "__main__":
    sys.exit(main(quiet="--quiet" in sys.argv[1:]))
