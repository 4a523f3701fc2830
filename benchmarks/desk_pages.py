"""Every page of staff that benchmarks/desk.py measures."""

from collections.abc import Iterable
from typing import Any, NamedTuple

SELECTED = 100
VEHICLES = "/admin/gowheels/vehicle/"
LISTS = (
    "gowheels/vehiclereport", "gowheels/userprofile", "gowheels/auditentry", "gowheels/brandimage",
    "gowheels/modelimage", "gowheels/pincode", "auth/user", "auth/group",
)  # fmt: skip


class Page(NamedTuple):
    """One address; with `data` it is posted to, and `first_byte` reads no further than that.

    `expected` is the status of its answer.
    """

    path: str
    data: dict[str, Any] | None = None
    first_byte: bool = False
    expected: int = 200


def pages() -> dict[str, Page]:
    """Every page by what it is; what depends on rows is looked up."""
    found = {"the desk": Page("/admin/")}
    found |= {f"vehicles: {name}": Page(VEHICLES + query) for name, query in _queries().items()}
    found |= {f"list of {name}": Page(f"/admin/{name}/") for name in LISTS}
    return found | _filtered() | _searches() | _single_pages() | _endpoints()


def _queries() -> dict[str, str]:
    from gowheels.admin.filters import AgeFilter  # noqa: PLC0415
    from gowheels.models import Vehicle  # noqa: PLC0415

    states = {f"{state}": f"?approval_status__exact={state}" for state in Vehicle.Status.values}
    ages = {f"age {age}": f"?age={age}" for age in AgeFilter.SPANS}
    kinds = {f"{kind}": f"?category__exact={kind}" for kind in ("car", "tractor", "bicycle")}
    words = (
        "maru", "swift", "Maruti Suzuki", "Maruti Suzuki Swift 2021", "tractor", "tata nexon",
        "zeppelin", "ravi", "a", "560038", "#17", "KA 01 AB 1234", _phone(),
        _phone().removeprefix("+91"), f"0{_phone()[3:8]} {_phone()[8:]}", "+91 98765 43210",
    )  # fmt: skip
    return {
        "all": "",
        "page 20": "?p=20",
        "oldest first": "?o=6",
        **states,
        **ages,
        **kinds,
        "some risk": "?risk=some",
        "high risk": "?risk=high",
        "pending of high risk": "?approval_status__exact=pending&risk=high",
        "reported": "?reported=yes",
        "another's photographs": "?photographs=anothers",
        "not available": "?available__exact=0",
        "Goa": "?state=Goa",
        "pending cars of Kerala, old": (
            "?approval_status__exact=pending&category__exact=car&state=Kerala&age=longer"
        ),
        "risky Tatas of Goa": "?q=tata&risk=high&state=Goa",
        "rejected tractors of Goa": (
            "?approval_status__exact=rejected&category__exact=tractor&state=Goa"
        ),
        **{f"search {text}": f"?q={_quoted(text)}" for text in words},
        "search swift, pending": "?q=swift&approval_status__exact=pending",
        **_deep(),
    }


def _deep() -> dict[str, str]:
    """Windows that begin in the middle and at the end of lists."""
    from gowheels.models import Vehicle  # noqa: PLC0415

    first, last = (Vehicle.objects.order_by(order)[0].pk for order in ("pk", "-pk"))
    places = {"a tenth in": 0.9, "in the middle": 0.5, "near the end": 0.02}
    narrowed: dict[str, dict[str, Any]] = {
        "all": {}, "approved": {"approval_status__exact": "approved"},
        "cars": {"category__exact": "car"}, "pending": {"approval_status__exact": "pending"},
        "swift": {"q": "swift"}, "available": {"available__exact": 1},
    }  # fmt: skip
    found = {}
    for kind, parameters in narrowed.items():
        for words, part in places.items():
            wanted = first + int((last - first) * part)
            after = Vehicle.objects.kept().filter(pk__gte=wanted).order_by("pk")[0].pk
            given: dict[str, Any] = {**parameters, "after": after}
            query = "&".join(f"{name}={value}" for name, value in given.items())
            found[f"{kind}, {words}"] = f"?{query}"
    return found


def _filtered() -> dict[str, Page]:
    from django.contrib.auth.models import User  # noqa: PLC0415

    from gowheels.models import AuditEntry, UserProfile, Vehicle  # noqa: PLC0415

    entry, user, person, vehicle = map(
        _middle,
        (AuditEntry.objects, User.objects, UserProfile.objects, Vehicle.objects.kept()),
    )
    return {
        "audit, in the middle": Page(f"/admin/gowheels/auditentry/?after={entry}"),
        "audit of approvals, in the middle": Page(
            f"/admin/gowheels/auditentry/?verb__exact=approve&after={entry}"
        ),
        "audit of asha, in the middle": Page(f"/admin/gowheels/auditentry/?q=asha&after={entry}"),
        "users, in the middle": Page(f"/admin/auth/user/?after={user}"),
        "people, in the middle": Page(f"/admin/gowheels/userprofile/?after={person}"),
        "people not blocked, in the middle": Page(
            f"/admin/gowheels/userprofile/?is_blocked__exact=0&after={person}"
        ),
        "vehicles: a, in the middle": Page(f"{VEHICLES}?q=a&after={vehicle}"),
        "reports that wait": Page("/admin/gowheels/vehiclereport/?resolved_at__isempty=1"),
        "reports of fraud": Page("/admin/gowheels/vehiclereport/?reason__exact=fraud"),
        "people who are blocked": Page("/admin/gowheels/userprofile/?is_blocked__exact=1"),
        "users who are staff": Page("/admin/auth/user/?is_staff__exact=1"),
        "audit of endpoints": Page("/admin/gowheels/auditentry/?via__exact=api"),
        "audit of approvals": Page("/admin/gowheels/auditentry/?verb__exact=approve"),
    }


def _middle(rows: Any) -> int:
    first, last = (rows.order_by(order)[0].pk for order in ("pk", "-pk"))
    return int(rows.filter(pk__gte=(first + last) // 2).order_by("pk")[0].pk)


def _searches() -> dict[str, Page]:
    asked = {
        "gowheels/userprofile": ("ravi", "a", _phone(), "#17", "zzzz"),
        "auth/user": ("ravi", "demo", _phone(), "#17"),
        "gowheels/vehiclereport": ("#17", _phone(), "ravi"),
        "gowheels/auditentry": ("asha", "m", "zzzz", "17", _phone()),
        "gowheels/brandimage": ("tata",),
        "gowheels/modelimage": ("swift",),
        "gowheels/pincode": ("5600", "beng"),
    }
    return {
        f"list of {name}, search {text}": Page(f"/admin/{name}/?q={_quoted(text)}")
        for name, texts in asked.items()
        for text in texts
    }


def _single_pages() -> dict[str, Page]:
    from gowheels.models import UserProfile, Vehicle  # noqa: PLC0415

    newest = Vehicle.objects.order_by("-pk")[:SELECTED]
    waiting = Vehicle.objects.queue().first()
    person = UserProfile.objects.order_by("-pk")[0]
    busy = UserProfile.objects.get(user=_busiest())
    chosen = {"_selected_action": [each.pk for each in newest], "action": "reject_selected"}
    found = {
        "a vehicle": Page(f"{VEHICLES}{newest[0].pk}/change/"),
        "a person": Page(f"/admin/gowheels/userprofile/{person.pk}/change/"),
        "a person with many vehicles": Page(f"/admin/gowheels/userprofile/{busy.pk}/change/"),
        "bulk: reject 100 selected": Page(VEHICLES, chosen),
        "bulk: all that match, too many": Page(
            VEHICLES, {**chosen, "select_across": "1"}, expected=302
        ),
        "export, first line": Page(f"{VEHICLES}export/", {}, first_byte=True),
        "export of cars, first line": Page(
            f"{VEHICLES}export/?category__exact=car", {}, first_byte=True
        ),
        "export of people, first line": Page(
            "/admin/gowheels/userprofile/export/", {}, first_byte=True
        ),
        "makes that only listings name": Page("/admin/gowheels/brandimage/unknown/"),
    }
    if waiting:
        found["a vehicle that waits"] = Page(f"{VEHICLES}{waiting.pk}/change/")
        found["a vehicle of many"] = Page(f"{VEHICLES}{busy.user.vehicles.all()[0].pk}/change/")
    return found


def _endpoints() -> dict[str, Page]:
    paths = ("pending/", "reports/", "stats/", "users/", f"users/?q={_quoted(_phone())}")
    return {f"GET /api/staff/{path}": Page(f"/api/staff/{path}") for path in paths}


def _busiest() -> int:
    """The owner of the most vehicles among the last so many: their pages hold the most."""
    from collections import Counter  # noqa: PLC0415

    from gowheels.models import Vehicle  # noqa: PLC0415

    sellers: Iterable[int] = Vehicle.objects.order_by("-pk").values_list("seller", flat=True)[:5000]
    return Counter(sellers).most_common(1)[0][0]


def _phone() -> str:
    from gowheels.models import UserProfile  # noqa: PLC0415

    return UserProfile.objects.order_by("-pk").values_list("phone", flat=True)[0]


def _quoted(text: str) -> str:
    from urllib.parse import quote_plus  # noqa: PLC0415

    return quote_plus(text)
