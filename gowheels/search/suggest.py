"""What somebody who types may mean: makes, models, kinds and places, the fullest first."""

from typing import TypedDict

from django.core.cache import cache
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from rapidfuzz import process
from rapidfuzz.distance import OSA

from gowheels import places
from gowheels.gazetteer import Place
from gowheels.models import BrandImage, FacetCount, ModelImage, Vehicle
from gowheels.models.fields import search_key

MOST = 8
PLACES = 3  # of them at least, where there are so many
KEPT_SECONDS = 60
LONG_ENOUGH_TO_FORGIVE = 4
KINDS = ("category", "brand", "model")


class Suggestion(TypedDict):
    """`kind` is category, brand, model or place; `url` is the search for it."""

    kind: str
    label: str
    detail: str
    url: str


def suggest(text: str) -> list[Suggestion]:
    """Complete what is typed so far, at most MOST ways; two queries a minute."""
    typed = search_key(text).replace("-", "")
    if not typed:
        return []
    names = cache.get_or_set(f"search.suggest.{get_language()}", _names, KEPT_SECONDS) or []
    begin = [each for each in names if any(key.startswith(typed) for key in each[0])]
    if not begin and len(typed) >= LONG_ENOUGH_TO_FORGIVE:
        begin = _forgiven(typed, names)
    found = [suggestion for _, _, suggestion in begin[: MOST - PLACES]]
    return found + _places(text, MOST - len(found))


Name = tuple[tuple[str, ...], int, Suggestion]


def _names() -> list[Name]:
    """Every make, model and kind with the keys under which it is found, the fullest first."""
    cells = FacetCount.objects.filter(scope="", facet__in=KINDS)
    counts = {
        (facet, value): count
        for facet, value, count in cells.values_list("facet", "value", "count")
    }
    names = [
        _name("category", value, str(label), "", {"category": value}, counts)
        for value, label in Vehicle.Category.choices
    ]
    for name, key in set(BrandImage.objects.values_list("name", "key")):
        names.append(_name("brand", key, name, "", {"brand": name}, counts))
    for name, key, brand in set(ModelImage.objects.values_list("name", "key", "brand__name")):
        names.append(_name("model", key, name, brand, {"brand": brand, "model": name}, counts))
    # Of equally full ones the wider comes first: the make before its only model.
    return sorted(
        names, key=lambda each: (-each[1], KINDS.index(each[2]["kind"]), each[2]["label"])
    )


def _name(
    facet: str, value: str, label: str, detail: str, query: dict[str, str], counts: dict
) -> Name:
    words = search_key(label).split("-")
    keys = ["".join(words[start:]) for start in range(len(words))]
    # A kind is found by its English name in every language.
    keys.append(search_key(value).replace("-", ""))
    if detail:
        keys.append(search_key(f"{detail} {label}").replace("-", ""))
    address = f"{reverse('browse')}?{urlencode(query)}"
    suggestion: Suggestion = {"kind": facet, "label": label, "detail": detail, "url": address}
    return tuple(keys), counts.get((facet, value), 0), suggestion


def _forgiven(typed: str, names: list[Name]) -> list[Name]:
    """Names that begin with what is typed but for one slip."""
    beginnings = {index: each[0][0][: len(typed)] for index, each in enumerate(names)}
    close = process.extract(typed, beginnings, scorer=OSA.distance, score_cutoff=1, limit=MOST)
    return [names[index] for _, _, index in sorted(close, key=lambda match: match[2])]


def _places(text: str, most: int) -> list[Suggestion]:
    return [
        {
            "kind": "place",
            "label": place.label,
            "detail": place.state if place.state != place.label else "",
            "url": f"{reverse('browse')}?{urlencode(_place_query(place))}",
        }
        for place in places.named(text, most)
    ]


def _place_query(place: Place) -> dict[str, str]:
    if place.kind == "state":
        return {"state": place.state}
    return {"pincode": place.pincode} if place.pincode else {"place": place.label}
