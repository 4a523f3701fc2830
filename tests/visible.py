"""What of an answer a person reads: the words of a page, and those of a JSON answer."""

from html.parser import HTMLParser
from typing import Any

SHOWN = (
    "alt", "aria-label", "data-any", "data-label", "data-name", "data-off", "data-on", "data-other",
    "placeholder", "title",
)  # fmt: skip
SILENT = ("script", "style", "code")
VOID = ("img", "input", "link", "meta", "source")
DESCRIBES = ("description", "og:title", "og:description", "og:image:alt")
# Names, keys and addresses; all other strings are for people.
FOR_PROGRAMS = (
    "availability", "brand_name", "category", "code", "confirmed_at", "created_at", "detail",
    "district", "fuel", "gone", "href", "image", "image_url", "kind", "locality", "message_page",
    "message_url", "model_name", "name", "names", "next", "phone", "phone_text", "pincode", "place",
    "plate", "price_standing", "reason", "seen", "src", "srcset", "state", "step", "title",
    "transmission", "url", "value", "whatsapp_url", "tel_url", "edit_url",
)  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        # What is passed over now, from the outside in.
        self._passed: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        has_own_language = given.get("lang") and tag != "html"
        if self._passed or tag in SILENT or has_own_language:
            if tag not in VOID:
                self._passed.append(tag)
            return
        self.words += [given[name] for name in SHOWN if given.get(name)]
        if given.get("name", given.get("property")) in DESCRIBES:
            self.words.append(given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        if self._passed and self._passed[-1] == tag:
            self._passed.pop()

    def handle_data(self, data: str) -> None:
        if not self._passed:
            self.words.append(data)


def on_page(html: str) -> list[str]:
    """The texts of a page, and of the attributes that somebody sees or hears.

    What is in a language of its own says so by `lang`, and is passed over.
    """
    reader = _Reader()
    reader.feed(html)
    return [text.strip() for text in reader.words if text.strip()]


def in_json(answer: Any, name: str = "") -> list[str]:
    """The strings of a JSON answer that are for people."""
    if isinstance(answer, dict):
        return [said for key, value in answer.items() for said in in_json(value, key)]
    if isinstance(answer, list):
        return [said for value in answer for said in in_json(value, name)]
    return [answer] if isinstance(answer, str) and name not in FOR_PROGRAMS else []
