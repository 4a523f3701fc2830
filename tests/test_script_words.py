"""What the scripts say: all of it in both languages, and none of it past lib/words.js."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings

from gowheels.storage import StaticFiles

SCRIPTS = settings.BASE_DIR / "static/js"
WORDS = SCRIPTS / "lib/words.js"
HINDI = SCRIPTS / "lib/words.hi.js"
MODULES = sorted(path for path in SCRIPTS.rglob("*.js") if path != HINDI)

STRING = r'"(?:[^"\\\n]|\\.)*"'
COMMENT = re.compile(rf"({STRING}|`(?:[^`\\]|\\.)*`)|/\*.*?\*/|//[^\n]*", re.DOTALL)
SAID = re.compile(rf"\bsay\(\s*({STRING})")
COUNTED = re.compile(rf"\bsayCount\(\s*[^,\"]+,\s*({STRING}),\s*({STRING})")
CALLED = re.compile(r"(?<!function )\b(?:say|sayCount)\(")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ENTRY = re.compile(rf"^  ({STRING}|\w+):\s*({STRING}),$", re.MULTILINE)
# A literal that reads as words for a person: it begins like a sentence, or ends like one.
LITERAL = re.compile(rf"{STRING}|`(?:[^`\\]|\\.)*`", re.DOTALL)
VALUE = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")  # in a template literal
SENTENCE = re.compile(r"[A-Z][a-z]*[ .,…:]+\S|[a-z]+ [a-z]+[.!?…]$")
SHOWN = re.compile(
    r'(?:textContent|ariaLabel|title|alt|placeholder) = ["`][^"`]*[A-Za-z]'
    r'|setAttribute\(\s*"aria-label",\s*["`]'
    r'|new (?:Request)?Error\(\s*["`](?!")'
    r'|\btoast\(\s*["`]'
)


def code_of(path: Path) -> str:
    """The module without its comments."""
    return COMMENT.sub(lambda found: found[1] or "", path.read_text())


def said_in(code: str) -> list[str]:
    """Every English sentence that is passed to say() or sayCount()."""
    counted = chain.from_iterable(COUNTED.findall(code))
    return [ast.literal_eval(text) for text in (*SAID.findall(code), *counted)]


def hindi() -> dict[str, str]:
    entries = ENTRY.findall(HINDI.read_text())
    return {
        ast.literal_eval(key) if key.startswith('"') else key: ast.literal_eval(text)
        for key, text in entries
    }


def english() -> set[str]:
    return {text for path in MODULES for text in said_in(code_of(path))}


def test_everything_that_is_said_is_there_in_hindi_and_nothing_else():
    assert english() == hindi().keys()


def test_the_list_of_hindi_is_read_whole():
    lines = [line for line in HINDI.read_text().splitlines() if line.endswith('",')]
    assert len(hindi()) == len(lines) > 100


@pytest.mark.parametrize(("said", "text"), hindi().items())
def test_hindi_has_the_placeholders_of_the_english_and_its_own_letters(said, text):
    assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(text))
    assert re.search(r"[\u0900-\u097f]", text) or said == "{shown} of {count}"
    assert not re.search(r"[\u0966-\u096f]", text)  # digits are western in both languages


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_says_nothing_past_the_list(path):
    code = code_of(path)
    calls = 0 if path == WORDS else len(CALLED.findall(code))
    assert calls == len(SAID.findall(code)) + len(COUNTED.findall(code)) or path == WORDS
    rest = VALUE.sub("", COUNTED.sub("", SAID.sub("", code)))
    assert [text for text in LITERAL.findall(rest) if SENTENCE.search(text[1:-1])] == []
    assert SHOWN.search(rest) is None


@pytest.mark.parametrize(
    "code",
    [
        'throw new Error("gone");',
        'words.textContent = "Gone";',
        'button.setAttribute("aria-label", `Undo ${title}`);',
        'toast("Saved");',
        'const WORDS = { 1: "Try again." };',
        "const words = `Enter ${least} or more`;",
    ],
)
def test_words_that_pass_by_are_found(code):
    assert SHOWN.search(code) or any(SENTENCE.search(text[1:-1]) for text in LITERAL.findall(code))


def test_a_released_page_finds_the_hindi_under_its_hashed_name(tmp_path):
    for path in (WORDS, HINDI):
        copy = tmp_path / "js/lib" / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    storage = StaticFiles(location=tmp_path)
    names = ["js/lib/words.js", "js/lib/words.hi.js"]
    list(storage.post_process({name: (storage, name) for name in names}))
    english_file, hindi_file = (storage.hashed_files[name] for name in names)
    assert Path(hindi_file).name != HINDI.name
    released = (tmp_path / english_file).read_text()
    assert f'import("./{Path(hindi_file).name}")' in released
