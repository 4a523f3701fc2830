"""Every page in every state that looks different, as one table: who looks, where, and what is done.

A test that holds something for all pages goes round by `tour(…)`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page

from gowheels.listings import submit
from gowheels.models import (
    BrandImage,
    Lead,
    ModelImage,
    Pincode,
    UserProfile,
    Vehicle,
    VehicleClick,
)
from gowheels.photos import prepare
from tests.browser import acts
from tests.browser.shifts import asked_for
from tests.factories import person, photograph, superuser, trip_query, vehicle

PHONE, DESK = 360, 1280
LONG = {
    "brand_name": "Mahindra",
    "model_name": "Kanyakumari-Thiruvananthapuram Long Wheelbase",
    "description": "Serviced" * 40,
    "locality": "Thiruvananthapuram Neyyattinkara Perumpazhuthoor",
    "plate": "commercial",
    "price": "999999.99",
    "price_per_hour": "99999.99",
}


@dataclass(frozen=True)
class Stop:
    """One page in one state.

    `width` is that of the window when the page is opened and `do` done; `status`, what the page or
    what `do` asked for is answered with.
    """

    name: str
    path: str
    do: Callable[[Page], object] | None = None
    width: int = PHONE
    status: int = 200


@dataclass(frozen=True)
class Furniture:
    """What stands on the site: `ravi` lists, `meera` looks, `newcomer` has done nothing."""

    ravi: User
    meera: User
    newcomer: User
    pictured: Vehicle
    long: Vehicle
    secret: Vehicle
    gone: str


def furnish() -> Furniture:
    """Fill the site with one of everything that a page can show."""
    indiranagar = {
        "place": "Indiranagar",
        "district": "Bengaluru",
        "state": "Karnataka",
        "latitude": 12.97,
        "longitude": 77.64,
    }
    Pincode.objects.get_or_create(code="560038", defaults=indiranagar)
    brand, _ = BrandImage.objects.get_or_create(category="car", name="Tata")
    ModelImage.objects.get_or_create(brand=brand, name="Nexon")
    ravi, meera = person("Ravi"), person("Meera")
    long = vehicle(ravi, **LONG)
    vehicle(ravi, model_name="Punch", approval_status="pending")
    vehicle(ravi, model_name="Tiago", approval_status="pending").reject(superuser(), "Too dark.")
    for plate in ("private", "electric"):
        vehicle(ravi, model_name="Harrier", plate=plate, deposit=5000)
    vehicle(ravi, model_name="Sumo").discard()
    vehicle(ravi, model_name="Indica", confirmed_at=timezone.now() - timedelta(days=40))
    taken_down = vehicle(ravi, model_name="Safari")
    gone = taken_down.get_absolute_url()
    taken_down.set_available(False)
    hidden = person("Asha", phone="+919812300000")
    UserProfile.objects.filter(user=hidden).update(hides_phone=True)
    secret = vehicle(hidden, model_name="Altroz")
    for asker in (meera, person("Zoya")):
        VehicleClick.objects.record(long, f"user:{asker.pk}", "contact", asker)
    Lead.objects.get(customer=meera).write("Is it free on Sunday? " * 12, None, None)
    meera.profile.save_favourites([long.pk, taken_down.pk])
    pictured = _pictured(ravi)
    return Furniture(ravi, meera, person("Naveen"), pictured, long, secret, gone)


def _pictured(seller: User) -> Vehicle:
    approved = vehicle(seller, description="Serviced in May.", deposit=5000, price_per_hour=150)
    fields = {
        field.attname: getattr(approved, field.attname)
        for field in Vehicle._meta.fields
        if not field.primary_key
    }
    approved.delete()
    pictures = [prepare(photograph(width, 600)) for width in (800, 700)]
    return submit(Vehicle(**fields), pictures)


def of_visitor(site: Furniture) -> list[Stop]:
    """What somebody sees who is not signed in."""
    trip = urlencode(trip_query(days=2, hours=5))
    shown = site.pictured.get_absolute_url()
    pair = f"{site.pictured.pk},{site.long.pk}"
    return [
        Stop("home", "/"),
        Stop("home, suggestions", "/", acts.suggest_places),
        Stop("browse", "/vehicles/"),
        Stop("browse, filters open", "/vehicles/", acts.open_filters),
        Stop("browse, loading", "/vehicles/", acts.ask_without_answer),
        Stop("browse, suggestions", "/vehicles/", acts.suggest_words),
        Stop(
            "browse, filtered", f"/vehicles/?q=tata&category=car&fuel=petrol&min_price=900&{trip}"
        ),
        Stop("browse, nothing fits", "/vehicles/?q=nothing-of-the-kind"),
        Stop("browse, wrong", "/vehicles/?min_price=900&max_price=100&category=boat"),
        Stop("vehicle", shown),
        Stop("vehicle, trip", f"{shown}?{trip}"),
        Stop("vehicle, viewer", shown, acts.open_viewer),
        Stop("vehicle, share", shown, acts.open_share),
        Stop("vehicle, compared", shown, acts.choose_to_compare),
        Stop("vehicle, long words", site.long.get_absolute_url()),
        Stop("vehicle, gone", site.gone, status=410),
        Stop("category", "/cars/"),
        Stop("category, empty", "/tractors/"),
        Stop("brand", "/brands/tata/"),
        Stop("model", "/brands/tata/nexon/"),
        Stop("city", "/in/bengaluru/"),
        Stop("favourites, none", "/favourites/"),
        Stop("compare, none", "/compare/"),
        Stop("compare", f"/compare/?ids={pair}&{trip}"),
        Stop("sign in", "/login/"),
        Stop("sign in, wrong number", "/login/", acts.send_wrong_number, status=400),
        Stop("sign in, code", "/login/", acts.send_code),
        Stop("register", "/register/"),
        Stop("about", "/about/"),
        Stop("safety", "/safety/"),
        Stop("privacy", "/privacy/"),
        Stop("terms", "/terms/"),
        Stop("api", "/api/?q=favourite"),
        *(Stop(f"{status}", f"/fails/{status}/", status=status) for status in (400, 403, 429, 500)),
        Stop("404", "/nowhere/", status=404),
    ]


def of_meera(site: Furniture) -> list[Stop]:
    """What a customer sees."""
    shown = site.pictured.get_absolute_url()
    return [
        Stop("home, signed in", "/", acts.open_menu, width=DESK),
        Stop("vehicle, number shown", shown, acts.show_number),
        Stop("vehicle, report open", shown, acts.open_report),
        Stop("vehicle, report wrong", shown, acts.send_empty_report, status=400),
        Stop("report", f"/vehicles/{site.pictured.pk}/report/"),
        Stop("message", f"/vehicles/{site.secret.pk}/message/"),
        Stop("message, wrong", f"/vehicles/{site.secret.pk}/message/", acts.send_form, status=400),
        Stop("favourites", "/favourites/"),
        Stop("profile", "/profile/"),
        Stop("profile, wrong", "/profile/", acts.send_empty_name, status=400),
        Stop("profile, deletion", "/profile/", acts.ask_deletion),
    ]


def of_owners(site: Furniture) -> list[Stop]:
    """What somebody sees who has vehicles."""
    own = f"/vehicles/{site.pictured.pk}"
    return [
        Stop("dashboard", "/dashboard/"),
        Stop("dashboard, deletion", "/dashboard/", acts.ask_to_delete),
        Stop("dashboard, toast", "/dashboard/", acts.keep_back),
        Stop("leads", "/dashboard/leads/"),
        Stop("leads, none like that", "/dashboard/leads/?state=hired"),
        Stop("insights", f"/dashboard/vehicles/{site.pictured.pk}/"),
        Stop("own vehicle", site.pictured.get_absolute_url()),
        Stop("list, first step", "/add-vehicle/"),
        Stop("list, first step wrong", "/add-vehicle/", acts.next_step),
        Stop("list, wrong", "/add-vehicle/", acts.list_nothing, width=DESK),
        Stop("edit", f"{own}/edit/"),
        Stop("delete", f"{own}/delete/"),
    ]


def of_newcomer(site: Furniture) -> list[Stop]:
    """What somebody sees who has an account and nothing in it."""
    return [
        Stop("dashboard, empty", "/dashboard/"),
        Stop("leads, none", "/dashboard/leads/"),
        Stop("favourites, empty", "/favourites/"),
    ]


PARTS: dict[str, Callable[[Furniture], list[Stop]]] = {
    "visitor": of_visitor,
    "meera": of_meera,
    "ravi": of_owners,
    "newcomer": of_newcomer,
}


def tour(
    open_browser: Callable[..., Page],
    complaints: list[str],
    part: str,
    width: int | None = None,
    **options: Any,
) -> Iterator[tuple[Stop, Page]]:
    """Furnish the site and bring one page to each stop of `part`, one after the other.

    `width` is that of the window at stops where nothing is done. `options` go to the browser. What
    Chromium says of a stop's own status is no complaint.
    """
    site = furnish()
    page = open_browser(getattr(site, part, None), **options)
    page.emulate_media(reduced_motion="reduce")
    for stop in PARTS[part](site):
        page.emulate_media(color_scheme="light")
        opened = stop.width if stop.do else width or stop.width
        page.set_viewport_size({"width": opened, "height": 800})
        page.goto(stop.path, wait_until="load")
        if stop.do:
            with asked_for(page):
                stop.do(page)
        yield stop, page
        page.unroute_all(behavior="ignoreErrors")
        complaints[:] = [said for said in complaints if f"status of {stop.status} " not in said]
