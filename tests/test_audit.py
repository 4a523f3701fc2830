"""bin/audit: a known hole fails, whatever else could not be asked."""

import json

import pytest

from bin import advisories, licences

HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"]}
DJANGO = {"name": "django", "version": "5.2.19"}
UNASKED = {"name": "lucide", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "code", "strict_code", "words"),
    [
        ([{**DJANGO, "vulns": []}], 0, 0, "No hole is known."),
        ([{**DJANGO, "vulns": [HOLE]}], 1, 1, "django 5.2.19: PYSEC-2026-1, mended in 5.2.20"),
        ([{**DJANGO, "vulns": [HOLE]}, UNASKED], 1, 1, "Asked about 1 packages"),
        ([{**DJANGO, "vulns": []}, UNASKED], 0, 1, "is there a network?"),
        ([], 0, 1, "Asked about 0 packages"),
    ],
)
def test_what_is_known_fails_and_what_is_not_is_said(
    tmp_path, capsys, packages, code, strict_code, words
):
    file = tmp_path / "found.json"
    file.write_text(json.dumps({"dependencies": packages}))
    assert advisories.main(str(file), strict=False) == code
    assert words in capsys.readouterr().out
    assert advisories.main(str(file), strict=True) == strict_code


def test_a_pip_audit_that_could_not_begin_is_no_clean_one(tmp_path, capsys):
    file = tmp_path / "found.json"
    file.write_text("")
    assert advisories.main(str(file), strict=False) == 0
    assert "Asked about 0 packages" in capsys.readouterr().out
    assert advisories.main(str(file), strict=True) == 1


def test_every_package_that_the_site_runs_on_has_a_licence_that_fits(capsys):
    assert licences.main() == 0
    told = capsys.readouterr().out.lower()
    assert "django: bsd-3-clause" in told
    assert "sqlparse" in told  # which Django brings along


@pytest.mark.parametrize("said", ["", "GPL-3.0-or-later", "Proprietary", "SSPL-1.0", "AGPL-3.0"])
def test_another_licence_fails(monkeypatch, capsys, said):
    monkeypatch.setattr(licences, "runtime_packages", lambda: {"evil"})
    monkeypatch.setattr(licences, "licence_of", lambda _: said)
    assert licences.main() == 1
    assert "NOT ALLOWED: evil" in capsys.readouterr().out
