"""Files that programs read: robots.txt, the sitemap, and any search as an Atom feed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gowheels import sitemaps
from gowheels.cards import ListedVehicle
from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.page import public_file
from gowheels.problems import Problem
from gowheels.search import search

MINUTE, HOUR, DAY = 60, 3600, 86_400
SECURITY_TXT_HOLDS = timedelta(days=182)
XML = "application/xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Pages of one's own, and what programs of ours ask.
CLOSED = ("get_vehicles", "language", "login", "register", "profile", "dashboard", "add_vehicle")


class FeedWithPictures(Atom1Feed):
    """Atom whose entries carry the address of a picture; its length is not known without a look."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write the entry, and its picture where there is one."""
        super().add_item_elements(handler, item)
        if item["picture"]:
            link = {"rel": "enclosure", "type": "image/webp", "href": item["picture"]}
            handler.addQuickElement("link", "", link)


@public_file(max_age=DAY)
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone, and where the sitemap is.

    A list with filters shows what other pages show, cut another way. The star says the same to
    search engines, and keeps simple programs from reading the line as the list itself. Of what
    programs ask, only the page that describes it is for people to find.
    """
    closed = [f"{reverse('browse')}?*", reverse("admin:index"), "/api/", *map(reverse, CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += [f"Allow: {reverse('api')}$", ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}\n")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_file(max_age=DAY)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116); Http404 while nobody is named.

    What it says holds for half a year, counted from the first of this month.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    this_month = (
        timezone.now().astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    )
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {(this_month + SECURITY_TXT_HOLDS).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: en, hi",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@public_file(max_age=HOUR)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemap's sections."""
    paths = [reverse("sitemap_section", args=[name]) for name in sitemaps.SECTIONS]
    numbers = sitemaps.vehicle_sections()
    paths += [reverse("sitemap_vehicles", args=[number]) for number in numbers]
    return _sitemap(request, "sitemapindex", "sitemap", ((path, None) for path in paths))


@public_file(max_age=HOUR)
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One section of the pages that are not vehicles."""
    if section not in sitemaps.SECTIONS:
        raise Http404
    entries = islice(sitemaps.SECTIONS[section](), sitemaps.SECTION_SIZE)
    return _sitemap(request, "urlset", "url", entries)


@public_file(max_age=HOUR)
def sitemap_vehicles(request: HttpRequest, number: int) -> HttpResponse:
    """One section of the vehicles."""
    if number not in sitemaps.vehicle_sections():
        raise Http404
    return _sitemap(request, "urlset", "url", sitemaps.vehicles(number))


def _sitemap(
    request: HttpRequest, root: str, element: str, entries: Iterable[sitemaps.Entry]
) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    site = request.build_absolute_uri("/").removesuffix("/")
    for path, changed in entries:
        when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        lines.append(f"<{element}><loc>{escape(site + path)}</loc>{when}</{element}>")
    lines.append(f"</{root}>\n")
    return HttpResponse("\n".join(lines), content_type=XML)


@public_file(max_age=MINUTE)
def feed(request: HttpRequest) -> HttpResponse:
    """The newest vehicles of a search as Atom; the order and the page asked for do not count."""
    query = request.GET.copy()
    for gone in ("sort", "cursor"):
        query.pop(gone, None)
    form = SearchForm(query)
    if not form.is_valid():
        raise Problem(400, "bad_filter", _what_is_wrong(form))
    chosen = ", ".join(str(chip["label"]) for chip in form.chips())
    asked = f"?{query.urlencode()}" if query else ""
    title = _("Vehicles to rent")
    written = FeedWithPictures(
        title=f"{title}{chosen and f': {chosen}'} · GoWheels",
        link=request.build_absolute_uri(reverse("browse") + asked),
        feed_url=request.build_absolute_uri(reverse("feed") + asked),
        description=None,
        subtitle=_("Newest first, straight from their owners."),
        language=f"{get_language()}-IN",
    )
    cards = search(form.cleaned_data).cards
    listed = Vehicle.objects.filter(pk__in=[card["id"] for card in cards])
    times = {pk: rest for pk, *rest in listed.values_list("pk", "created_at", "updated_at")}
    for card in cards:
        if card["id"] in times:
            written.add_item(**_entry(request, card, *times[card["id"]]))
    return HttpResponse(written.writeString("utf-8"), content_type=written.content_type)


def _entry(
    request: HttpRequest, card: ListedVehicle, created: datetime, updated: datetime
) -> dict[str, Any]:
    picture = card["image"]
    lasting = request.build_absolute_uri(f"{reverse('browse')}{card['id']}")
    return {
        "title": _("{title}: {price} a day").format(title=card["title"], price=card["price_text"]),
        "link": request.build_absolute_uri(card["url"]),
        "description": f"{card['facts']}. {card['place']}, {card['state']}.",
        # A vehicle that is renamed stays the same entry.
        "unique_id": get_tag_uri(lasting, created),
        "pubdate": created,
        "updateddate": updated,
        "picture": request.build_absolute_uri(picture["src"]) if picture else "",
    }


def _what_is_wrong(form: SearchForm) -> str:
    wrong = ((form[name].label, errors) for name, errors in form.errors.items())
    return " ".join(f"{label}: {' '.join(map(str, errors))}" for label, errors in wrong)
