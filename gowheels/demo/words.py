"""What the demo's owners write about their vehicles: facts first, a few words, no two alike."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from gowheels.demo import phrases, rental_phrases


@dataclass(frozen=True)
class Subject:
    """What a description is about; `place` is the locality, `month` when something was done."""

    category: str
    model: str
    year: int
    fuel: str
    automatic: bool
    seats: int
    plate: str
    paint: str
    place: str
    city: str
    month: str
    km: int


_LARGE = 12
# A phrase with the word is only for subjects of which the test is true.
_ONLY_IF: tuple[tuple[str, Callable[[Subject], bool]], ...] = (
    ("clutch", lambda subject: not subject.automatic),
    ("gear", lambda subject: not subject.automatic),
    ("kick start", lambda subject: subject.category == "bike" and subject.year < 2017),
    ("puc ", lambda subject: subject.fuel != "electric"),
    ("fuel level", lambda subject: subject.fuel != "electric"),
    ("mileage", lambda subject: subject.fuel != "electric"),
    ("highway", lambda subject: subject.fuel != "electric"),
    ("exhaust", lambda subject: subject.fuel != "electric"),
    ("chain", lambda subject: subject.fuel != "electric"),
    ("engine", lambda subject: subject.fuel != "electric"),
    ("spiti", lambda subject: subject.fuel != "electric"),
    ("first pull", lambda subject: subject.fuel != "electric"),
    ("self start", lambda subject: subject.fuel != "electric"),
    ("pushback", lambda subject: subject.seats >= _LARGE),
    ("seats full", lambda subject: subject.seats >= _LARGE),
    ("batta", lambda subject: subject.seats >= _LARGE),
    ("screen", lambda subject: subject.seats >= _LARGE),
    ("reading light", lambda subject: subject.seats >= _LARGE),
    ("third row", lambda subject: subject.seats >= _LARGE),
    ("ground clearance", lambda subject: subject.seats >= 5),
    ("second owner", lambda subject: subject.year < 2023),
    ("7 feet", lambda subject: subject.seats == 2),
)
_KINDS = {"truck": "load", "bus": "group", "van": "group"}
_SELF_DRIVEN = {"car", "bike", "scooter"}


def describe(subject: Subject, chance: Random) -> str:
    """Two to five sentences in an owner's voice; sometimes one, as owners are."""
    kind = _KINDS.get(subject.category, subject.category)
    if kind == "auto" and subject.seats == 1:
        kind = "load"
    condition, terms = phrases.CONDITION[kind], rental_phrases.TERMS[kind]
    if subject.fuel == "electric":
        condition = phrases.ELECTRIC[kind]
    if kind in _SELF_DRIVEN:
        condition += phrases.CONDITION["any"]
        terms += rental_phrases.TERMS["any"]

    truths = tuple(test(subject) for _, test in _ONLY_IF)
    parts = [chance.choice(_fitting(phrases.OPENINGS[kind], truths))]
    if chance.random() < 0.94:
        parts += chance.sample(_fitting(condition, truths), 2 if chance.random() < 0.35 else 1)
        if chance.random() < 0.6:
            parts.append(chance.choice(_fitting(rental_phrases.INCLUDED[kind], truths)))
        if chance.random() < 0.7:
            parts.append(chance.choice(_fitting(terms, truths)))
        if chance.random() < 0.45:
            parts.append(chance.choice(rental_phrases.MEETING))
    return " ".join(_filled(part, subject, chance) for part in parts)


@cache
def _fitting(choices: tuple[str, ...], truths: tuple[bool, ...]) -> list[str]:
    """The phrases that hold; `truths` say which tests of _ONLY_IF the subject passes."""
    untrue = [word for (word, _), true in zip(_ONLY_IF, truths, strict=True) if not true]
    return [phrase for phrase in choices if not any(word in phrase.lower() for word in untrue)]


def _filled(phrase: str, subject: Subject, chance: Random) -> str:
    text = phrase.format(
        model=subject.model,
        year=subject.year,
        fuel=subject.fuel,
        seats=subject.seats,
        paint=subject.paint.lower(),
        place=subject.place,
        city=subject.city,
        month=subject.month,
        km=_grouped(subject.km),
        relative=chance.choice(phrases.RELATIVES),
        day=chance.choice(("Saturday", "Sunday", "weekday")),
        hour=chance.choice(("7 am", "8 am", "9 am")),
        late=chance.choice(("9 pm", "9.30 pm", "10 pm")),
        range=chance.choice((78, 85, 92, 104, 118)),
    )
    return text[0].upper() + text[1:]


def _grouped(number: int) -> str:
    """A number with Indian grouping: 1,24,000."""
    head, tail = divmod(number, 1000)
    if head >= 100:
        return f"{head // 100},{head % 100:02d},{tail:03d}"
    return f"{head},{tail:03d}" if head else str(tail)
