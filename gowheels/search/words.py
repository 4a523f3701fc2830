"""What the words of a search mean: those that name something become filters, the rest stays text.

"sweft disel 2022 near pune" is the model Swift, the fuel diesel, a year and a place. Order,
capitals, spacing ("wagonr"), plurals and one slip of the finger a word do not matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import override
from rapidfuzz import process
from rapidfuzz.distance import OSA

from gowheels import places
from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key
from gowheels.places import STATES

# A make, model or place has at most so many words.
LONGEST_NAME = 4
# A slip is forgiven in words at least this long: shorter ones have too many neighbours.
LONG_ENOUGH_TO_FORGIVE = 5
SHORTEST_PART = 3
PINCODE_DIGITS = 6
VOCABULARY_SECONDS = 60
# Words that say nothing about a vehicle.
EMPTY_WORDS = frozenset([
    "a", "an", "and", "any", "are", "at", "best", "by", "cheap", "for", "from", "hire", "i", "in",
    "is", "me", "my", "near", "nearby", "of", "on", "or", "rent", "rental", "rentals", "the",
    "this", "to", "vehicle", "vehicles", "want", "with",
])  # fmt: skip
SYNONYMS = {
    "category": {
        "motorcycle": "bike", "motorbike": "bike", "scooty": "scooter", "moped": "scooter",
        "lorry": "truck", "lorries": "truck", "minibus": "bus", "coach": "bus",
        "rickshaw": "auto", "tuktuk": "auto", "cycle": "bicycle",
    },
    "fuel": {"ev": "electric", "battery": "electric", "gas": "cng"},
    "plate": {"selfdrive": "self_drive", "commercial": "commercial", "private": "private"},
}  # fmt: skip

Values = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Meaning:
    """What words ask for.

    `values` are by facet the values of which one is meant, `ranges` as in Query, `place` where to
    look, `text` the words that are left, `read_as` what was understood other than as it was typed.
    """

    values: Values = field(default_factory=dict)
    ranges: tuple[tuple[str, str, Any], ...] = ()
    place: Any = None
    text: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()


def meaning_of(words: str) -> Meaning:
    """Read the words of a search."""
    values: Values = {}
    ranges: list[tuple[str, str, Any]] = []
    text: list[str] = []
    read_as: list[str] = []
    place = None
    names = vocabulary() if words else {}
    rest = words.casefold().split()
    while rest:
        if rest[0] in EMPTY_WORDS:
            rest = rest[1:]
            continue
        found = _longest(rest, lambda phrase: names.get(_squeezed(phrase)))
        if not found and (named := _longest(rest, _place)):
            place, used = named
            rest = rest[used:]
            continue
        if not found and (number := _number(rest[0])):
            ranges.append(number)
            rest = rest[1:]
            continue
        if not found and (name := _forgiven(rest[0], names)):
            found = names[name], 1
            read_as.append(name)
        if not found:
            text.append(_singular(rest[0]))
            rest = rest[1:]
            continue
        meant, used = found
        for facet, named in meant.items():
            values[facet] = values[facet] & named if facet in values else named
        rest = rest[used:]
    return Meaning(values, tuple(ranges), place, tuple(text), tuple(read_as))


def vocabulary() -> dict[str, Values]:
    """What each known name means, by the name without spaces and signs; kept for a minute."""
    return cache.get_or_set("search.vocabulary", _read_vocabulary, VOCABULARY_SECONDS) or {}


def _read_vocabulary() -> dict[str, Values]:
    # The names of kinds and fuels as English has them, whoever asks first.
    with override(settings.LANGUAGE_CODE):
        return _all_names()


def _all_names() -> dict[str, Values]:
    brands = set(BrandImage.objects.values_list("name", "key"))
    models = set(ModelImage.objects.values_list("name", "key"))
    full_brands = _named((name, key) for name, key in brands)
    # "innova" and "enfield" are parts of names, and stand for them where nothing is called so.
    brand_parts = _named((part, key) for name, key in brands for part in [name, *_parts(name)])
    model_parts = _named((part, key) for name, key in models for part in _parts(name))
    names = {
        **_meaning("model", model_parts),
        **_meaning("brand", brand_parts),
        **_meaning("model", _named(models)),
        # "Suzuki" is a make, and half of "Maruti Suzuki": it means both.
        **_meaning("brand", {name: brand_parts[name] for name in full_brands}),
    }
    for name, facet, value in _fixed_words():
        names[_squeezed(name)] = {facet: frozenset([value])}
    return names


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, key in pairs:
        found.setdefault(_squeezed(name), set()).add(key)
    found.pop("", None)
    return found


def _meaning(facet: str, names: Mapping[str, set[str]]) -> dict[str, Values]:
    return {name: {facet: frozenset(keys)} for name, keys in names.items()}


def _fixed_words() -> Iterator[tuple[str, str, str]]:
    named: dict[str, dict[str, str]] = {facet: dict(words) for facet, words in SYNONYMS.items()}
    for facet, choices in (
        ("category", Vehicle.Category.choices),
        ("fuel", Vehicle.Fuel.choices),
        ("transmission", Vehicle.Transmission.choices),
        ("state", [(state, state) for state in STATES]),
    ):
        for value, label in choices:
            named.setdefault(facet, {}).update({value: value, str(label): value})
    del named["transmission"]["none"]
    for facet, words in named.items():
        for word, value in words.items():
            yield word, facet, value
            if facet == "category":
                yield f"{word}s", facet, value
                yield f"{word}es", facet, value


def _longest(words: list[str], look_up: Any) -> tuple[Any, int] | None:
    """What the longest run of words at the beginning names, and how many words it has."""
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        found = look_up(phrase) or (count == 1 and look_up(_singular(phrase)))
        if found:
            return found, count
    return None


def _forgiven(word: str, names: dict[str, Values]) -> str | None:
    """The known name that differs from the word by one letter added, lost, changed or swapped."""
    squeezed = _squeezed(word)
    if len(squeezed) < LONG_ENOUGH_TO_FORGIVE or not squeezed.isalpha():
        return None
    match = process.extractOne(squeezed, names.keys(), scorer=OSA.distance, score_cutoff=1)
    return match[0] if match and len(match[0]) >= LONG_ENOUGH_TO_FORGIVE - 1 else None


def _place(phrase: str) -> places.Centre | None:
    """The place that bears the phrase as its whole name, or is that pincode."""
    squeezed = _squeezed(phrase)
    if any(character.isdigit() for character in squeezed) and len(squeezed) != PINCODE_DIGITS:
        return None
    return places.resolve(phrase, whole=True)


def _number(word: str) -> tuple[str, str, Any] | None:
    """A year, or the first digits of a pincode."""
    if not (word.isascii() and word.isdigit()) or len(word) > PINCODE_DIGITS:
        return None
    if Vehicle.FIRST_YEAR <= int(word) <= Vehicle.LAST_YEAR:
        return "year", "year", int(word)
    return "pincode", "pincode__startswith", word


def _parts(name: str) -> list[str]:
    words = name.casefold().split()
    return [word for word in words if len(word) >= SHORTEST_PART and word not in EMPTY_WORDS]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST_PART and word.endswith("s") else word


def _squeezed(name: str) -> str:
    return search_key(name).replace("-", "")
