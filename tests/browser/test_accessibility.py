"""axe finds nothing on any page, in either scheme, on a phone and on a desk."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from gowheels.listings import submit
from gowheels.models import BrandImage, Vehicle
from gowheels.photos import prepare
from tests.factories import person, photograph, superuser, trip_query, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing(open_browser, complaints, color_scheme, width):
    BrandImage.objects.create(category="car", name="Tata")
    owner = person("Ravi")
    pictured = vehicle(owner, description="Serviced in May.", deposit=5000, price_per_hour=150)
    fields = {
        field.attname: getattr(pictured, field.attname)
        for field in Vehicle._meta.fields
        if not field.primary_key
    }
    pictured.delete()
    shown = submit(
        Vehicle(**fields), [prepare(photograph(800, 600)), prepare(photograph(700, 600))]
    )
    taken_down = vehicle(owner, model_name="Safari")
    gone = taken_down.get_absolute_url()
    taken_down.set_available(False)
    vehicle(owner, model_name="Punch", approval_status="pending")
    vehicle(owner, model_name="Tiago", approval_status="pending").reject(superuser(), "Too dark.")
    other = vehicle(owner, model_name="Harrier", seats=7)
    owner.profile.save_favourites([other.pk, taken_down.pk])
    reader = open_browser(person("Meera"), width=width, color_scheme=color_scheme)
    vehicle(owner, model_name="Sumo").discard()
    vehicle(owner, model_name="Indica", confirmed_at=timezone.now() - timedelta(days=40))
    anonymous = open_browser(width=width, color_scheme=color_scheme)
    signed_in = open_browser(owner, width=width, color_scheme=color_scheme)
    visits = [
        (anonymous, "/"),
        (anonymous, "/vehicles/"),
        (anonymous, "/vehicles/?q=nothing-of-the-kind&min_price=900&max_price=100"),
        (anonymous, shown.get_absolute_url()),
        (anonymous, f"{shown.get_absolute_url()}?{urlencode(trip_query(days=2, hours=5))}"),
        (anonymous, f"/vehicles/?{urlencode(trip_query(days=2, hours=5))}"),
        (anonymous, "/brands/tata/"),
        (anonymous, "/tractors/"),
        (anonymous, gone),
        (anonymous, "/favourites/"),
        (anonymous, "/compare/"),
        (anonymous, f"/compare/?ids={shown.pk},{other.pk}&{urlencode(trip_query(days=2))}"),
        (signed_in, "/favourites/"),
        (reader, f"/vehicles/{shown.pk}/report/"),
        (anonymous, "/login/"),
        (anonymous, "/safety/"),
        (signed_in, "/add-vehicle/"),
        (signed_in, "/dashboard/"),
        (signed_in, f"/vehicles/{shown.pk}/edit/"),
        (signed_in, f"/vehicles/{shown.pk}/delete/"),
        (signed_in, "/profile/"),
    ]
    found = {}
    for page, path in visits:
        page.goto(path, wait_until="load")
        heard = [said for said in complaints if "410" not in said]
        results = Axe().run(page, options=RULES)
        complaints[:] = heard  # axe itself does what the policy forbids
        if results.violations_count:
            found[path] = results.generate_report()
    assert found == {}, "\n".join(f"{path}\n{report}" for path, report in found.items())
