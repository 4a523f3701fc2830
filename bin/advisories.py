"""What pip-audit has found, as words and an exit code: `bin/advisories.py FILE [--strict]`.

A known hole fails. A package that nobody could be asked about passes, and fails with --strict.
"""

import json
import sys
from pathlib import Path
from typing import Any


def main(file: str, *, strict: bool) -> int:
    """Print what is known of each package that has something; the exit code."""
    packages = read(Path(file))
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for package in packages
        for hole in package.get("vulns", [])
    ]
    unasked = [package["name"] for package in packages if "skip_reason" in package]
    print("\n".join(holes) or "No hole is known.")
    if unasked or not packages:
        asked = len(packages) - len(unasked)
        print(f"Asked about {asked} packages; of the others nothing is known: is there a network?")
    return 1 if holes or (strict and (unasked or not packages)) else 0


def read(file: Path) -> list[dict[str, Any]]:
    """The packages in pip-audit's JSON; none where it could not even begin."""
    text = file.read_text() if file.is_file() else ""
    if not text.strip():
        return []
    return list(json.loads(text)["dependencies"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], strict="--strict" in sys.argv[2:]))
