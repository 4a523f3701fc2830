from collections import Counter
from io import StringIO

import phonenumbers
import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import Count, Q
from PIL import Image

from gowheels import album, bulk, catalogue, places, risk
from gowheels.admin.owner_history import decisions_on
from gowheels.demo import photographs, plan, seeding
from gowheels.demo.accounts import demo_users
from gowheels.demo.cities import CITIES
from gowheels.models import (
    AuditEntry,
    BrandImage,
    DailyTotal,
    Lead,
    Pincode,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleImage,
)
from gowheels.photos import from_image
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db
TELLING = (
    "brand_name", "model_name", "year", "price", "fuel", "plate", "pincode", "description",
    "approval_status", "listed", "cover", "image_count", "view_count", "contact_count",
    "seller__first_name", "seller__profile__phone", "created_at", "confirmed_at",
)  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    """The pincodes of the demo's cities, a catalogue that counts as loaded, small pictures."""
    monkeypatch.setattr(photographs, "WIDTH", 400)
    BrandImage.objects.create(category="car", name="Tata")
    wanted = {code for city in CITIES for code in city.pincodes}
    Pincode.objects.bulk_create(each for each in places.shipped() if each.code in wanted)


def seed(*options: str) -> str:
    out = StringIO()
    call_command("seed_demo", *options, stdout=out)
    return out.getvalue()


def told() -> list[tuple]:
    return sorted(Vehicle.objects.values_list(*TELLING))


def test_vehicles_come_with_photographs_owners_and_visitors(media) -> None:
    assert "Demo made: 8 vehicles" in seed("--vehicles", "8")
    assert Vehicle.objects.count() == 8
    for each in Vehicle.objects.all():
        assert 3 <= each.image_count <= 6
        assert each.images.count() == each.image_count
        with Image.open(media / each.cover) as cover:
            assert cover.size == (each.cover_width, each.cover_height)
        for image in each.images.all():
            with Image.open(media / image.image.name) as picture:
                assert picture.size == (image.width, image.height)
        assert len(each.description) > 10
    assert VehicleClick.objects.exists()


def test_every_state_is_there() -> None:
    seed("--vehicles", "8", "--no-photos")
    assert set(Vehicle.objects.values_list("approval_status", flat=True)) == set(
        Vehicle.Status.values
    )
    for rejected in Vehicle.objects.filter(approval_status="rejected"):
        assert rejected.rejection_reason
    states = Counter(Vehicle.objects.values_list("approval_status", "listed"))
    assert states["approved", 1]
    assert {listed for status, listed in states if status != "approved"} == {0}


def test_the_shares_of_the_states_are_those_of_a_tended_site() -> None:
    seed("--vehicles", "253", "--no-photos")
    states = Counter(Vehicle.objects.values_list("approval_status", flat=True))
    assert states == {"approved": 221, "pending": 21, "rejected": 11}
    assert Vehicle.objects.filter(approval_status="approved", available=False).exists()


def test_a_dry_run_says_what_would_be_and_changes_nothing() -> None:
    said = seed("--dry-run")
    assert said == "Nothing was changed. It would be: 300 vehicles made by seed 1.\n"
    assert not demo_users().exists()
    seed("--vehicles", "3", "--no-photos")
    first = told()
    assert "It would be: 3 vehicles of the demo removed.\n" in seed("--flush", "--dry-run")
    both = seed("--flush", "--seed", "2", "--dry-run")
    assert "3 vehicles of the demo removed, 300 vehicles made by seed 2." in both
    assert told() == first


def test_what_waits_is_weighed() -> None:
    seed("--vehicles", "60", "--no-photos")
    waiting = list(Vehicle.objects.pending())
    assert waiting
    assert all(each.risk == risk.risk_of(each).points for each in waiting)


def test_the_same_seed_makes_the_same_demo() -> None:
    seed("--vehicles", "4", "--seed", "7")
    first = told()
    seed("--vehicles", "4", "--seed", "7", "--flush")
    assert told() == first


def test_another_seed_makes_another_demo() -> None:
    seed("--vehicles", "8", "--seed", "7", "--no-photos")
    first = told()
    seed("--vehicles", "8", "--seed", "8", "--no-photos", "--flush")
    assert told() != first


def test_places_agree_with_the_pincode() -> None:
    seed("--vehicles", "40", "--no-photos")
    for each in Vehicle.objects.all():
        pincode = places.find(each.pincode)
        assert (each.locality, each.district, each.state) == (
            pincode.place, pincode.district, pincode.state
        )  # fmt: skip
        assert (each.latitude, each.longitude) == (pincode.latitude, pincode.longitude)
        assert each.latitude is not None


def test_vehicles_are_of_the_catalogue() -> None:
    seed("--vehicles", "25", "--no-photos")
    known = {(entry.category, entry.brand, entry.name): entry for entry in catalogue.models()}
    for each in Vehicle.objects.all():
        each.full_clean()
        entry = known[each.category, each.brand_name, each.model_name]
        assert entry.from_year <= each.year
        assert entry.to_year is None or each.year <= entry.to_year
        assert each.fuel in entry.fuels
        assert each.transmission in entry.transmissions
        assert entry.price_per_day * 0.4 < each.price < entry.price_per_day * 1.8


def test_phones_are_valid_mobile_numbers_of_one_person_each() -> None:
    seed("--vehicles", "60", "--no-photos")
    phones = list(UserProfile.objects.values_list("phone", flat=True))
    assert len(phones) == len(set(phones)) > 20
    for phone in phones:
        number = phonenumbers.parse(phone)
        assert phonenumbers.is_valid_number_for_region(number, "IN")
        assert phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
        assert phone == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def test_counters_agree_with_the_clicks() -> None:
    seed("--vehicles", "30", "--no-photos")
    counted = Vehicle.objects.annotate(
        views=Count("clicks", filter=Q(clicks__kind="view")),
        contacts=Count("clicks", filter=Q(clicks__kind="contact")),
        calls=Count("clicks", filter=Q(clicks__kind="call")),
        whatsapps=Count("clicks", filter=Q(clicks__kind="whatsapp")),
    )
    for each in counted:
        assert each.view_count == each.views
        assert each.contact_count == each.contacts
        assert each.call_count == each.calls
        assert each.whatsapp_count == each.whatsapps
        assert each.views == 0 or each.approval_status == "approved"
    assert VehicleClick.objects.filter(kind="whatsapp").exists()
    totals = DailyTotal.objects.values_list("vehicle", "day", "kind", "count")
    clicks = VehicleClick.objects.values_list("vehicle", "day", "kind").annotate(Count("id"))
    assert set(totals) == set(clicks)


def test_each_look_at_a_number_is_a_lead_with_what_came_of_it() -> None:
    seed("--vehicles", "60", "--no-photos")
    looks = VehicleClick.objects.filter(kind="contact")
    who = ("vehicle", "vehicle__seller")
    assert set(Lead.objects.values_list("vehicle", "seller", "customer", "day")) == set(
        looks.values_list(*who, "user", "day")
    )
    assert set(Lead.objects.values_list("state", flat=True)) == set(Lead.State.values)


def test_flush_removes_the_demo_and_nothing_else(
    stored, photo_of, django_capture_on_commit_callbacks
) -> None:
    mine = vehicle(person("Bystander"))
    album.add(mine, [photo_of("teal")])
    demo_like = User.objects.create_user("demo-me")
    before = stored(), User.objects.count()
    seed("--vehicles", "8")
    assert stored() != before[0]

    with django_capture_on_commit_callbacks(execute=True):
        assert seed("--flush") == "Demo removed: 8 vehicles.\n"
    assert (stored(), User.objects.count()) == before
    assert list(Vehicle.objects.all()) == [mine]
    assert list(VehicleImage.objects.all()) == list(mine.images.all())
    assert User.objects.filter(pk=demo_like.pk).exists()


def test_flush_with_a_number_makes_a_new_demo() -> None:
    seed("--vehicles", "5", "--no-photos")
    seed("--vehicles", "4", "--no-photos", "--flush")
    assert Vehicle.objects.count() == 4


def test_vehicles_have_ids_in_the_order_in_which_they_were_listed() -> None:
    seed("--vehicles", "60", "--no-photos")
    listed_at = list(Vehicle.objects.order_by("id").values_list("created_at", flat=True))
    assert listed_at == sorted(listed_at)
    assert len(set(listed_at)) > 50


def test_what_is_listed_is_what_relist_would_say() -> None:
    seed("--vehicles", "120", "--no-photos")
    said = told()
    Vehicle.objects.all().relist()
    assert told() == said


def test_ids_go_on_from_those_that_are_there(django_user_model) -> None:
    mine = vehicle(person("Bystander"))
    seed("--vehicles", "8", "--no-photos")
    assert Vehicle.objects.filter(pk__gt=mine.pk).count() == 8
    later = django_user_model.objects.create_user("later")
    assert later.pk > max(demo_users().values_list("pk", flat=True))


def test_of_many_some_are_around_the_cities_and_few_have_visitors(monkeypatch) -> None:
    monkeypatch.setattr(seeding, "MANY", 150)
    monkeypatch.setattr(seeding, "ahead", iter)
    monkeypatch.setattr(plan, "BUSY_VEHICLES", 15)
    own = {code for city in CITIES for code in city.pincodes}
    around = [each for each in places.shipped() if each.code[:2] == "56" and each.code not in own]
    Pincode.objects.bulk_create(around)
    seed("--vehicles", "150", "--no-photos")
    codes = Vehicle.objects.values_list("pincode", flat=True)
    outside = [code for code in codes if code not in own]
    assert 0 < len(outside) < 75
    assert set(outside) <= {each.code for each in around}
    assert 3 < VehicleClick.objects.values("vehicle").distinct().count() < 50


def test_the_follow_ups_of_a_bulk_load_are_called_once(monkeypatch) -> None:
    counted = []
    monkeypatch.setattr(bulk, "settle", lambda: counted.append(Vehicle.objects.count()))
    seed("--vehicles", "4", "--no-photos")
    assert counted == [4]


def test_a_second_demo_on_the_first_is_refused() -> None:
    seed("--vehicles", "4", "--no-photos")
    with pytest.raises(CommandError, match="--flush"):
        seed("--vehicles", "4", "--no-photos")
    assert Vehicle.objects.count() == 4


def test_asha_has_one_vehicle_in_each_state() -> None:
    said = seed("--vehicles", "8", "--no-photos")
    asha = UserProfile.objects.get(phone="+919876543210").user
    assert asha.first_name == "Asha Rao"
    assert sorted(asha.vehicles.values_list("approval_status", flat=True)) == [
        "approved", "pending", "rejected"
    ]  # fmt: skip
    assert "+919876543210" in said


def test_a_phone_that_is_taken_stays_whose_it_is() -> None:
    somebody = person("Somebody", phone="+919876543210")
    said = seed("--vehicles", "8", "--no-photos")
    assert UserProfile.objects.get(phone="+919876543210").user == somebody
    assert "somebody has that number already" in said
    assert Vehicle.objects.count() == 8


def test_two_of_the_demo_do_not_take_a_persons_number() -> None:
    seed("--vehicles", "8", "--no-photos")
    phone = demo_users().get(username="demo-owner-0").profile.phone
    seed("--flush")
    person("Somebody", phone=phone)
    seed("--vehicles", "8", "--no-photos")
    assert demo_users().get(username="demo-owner-0").profile.phone != phone


def test_staff_are_made_only_where_asked_or_in_debug(settings) -> None:
    seed("--vehicles", "0")
    assert not User.objects.filter(is_superuser=True).exists()

    seed("--vehicles", "0", "--flush", "--staff-password", "long-enough-for-all")
    assert User.objects.get(username="staff").check_password("long-enough-for-all")

    settings.DEBUG = True
    assert "gowheels-demo" in seed("--vehicles", "0", "--flush")
    assert User.objects.get(username="staff").check_password("gowheels-demo")


def test_a_user_called_staff_is_left_alone() -> None:
    User.objects.create_user("staff", password="the-real-one")
    said = seed("--vehicles", "0", "--staff-password", "long-enough-for-all")
    assert User.objects.get(username="staff").check_password("the-real-one")
    assert "left as they are" in said


@pytest.mark.parametrize(
    "options",
    [("--vehicles", "-1"), ("--seed", "-1"), ("--staff-password", "short")],
)
def test_bad_options_are_refused_before_anything_is_made(options) -> None:
    with pytest.raises(CommandError):
        seed(*options)
    assert not User.objects.exists()


def test_catalogue_and_pincodes_are_loaded_when_they_are_missing(monkeypatch) -> None:
    BrandImage.objects.all().delete()
    Pincode.objects.all().delete()
    tata = tuple(entry for entry in catalogue.models() if entry.name in {"Nexon", "Ace"})
    monkeypatch.setattr(catalogue, "models", lambda: tata)
    seed("--vehicles", "0", "--no-photos")
    assert BrandImage.objects.count() == 2
    assert Pincode.objects.count() > 19_000


def test_a_photograph_that_cannot_be_written_leaves_nothing(monkeypatch, stored) -> None:
    save, saved = default_storage.save, []

    def until_full(name: str, content: object) -> str:
        if len(saved) == 5:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return save(name, content)

    seed("--vehicles", "0")
    monkeypatch.setattr(default_storage, "save", until_full)
    with pytest.raises(OSError, match="No space"):
        seed("--vehicles", "3", "--flush")
    assert stored() == []
    assert not Vehicle.objects.exists()


@pytest.fixture
def photo_of():
    def make(colour: str):
        return from_image(Image.new("RGB", (400, 300), colour))

    return make


def test_each_decision_is_in_the_audit() -> None:
    seed("--vehicles", "40")
    decided = Vehicle.objects.exclude(approval_status=Vehicle.Status.PENDING)
    verbs = {"approved": "approve", "rejected": "reject"}
    found = AuditEntry.objects.filter(target_type="vehicle").values_list(
        "target_id", "verb", "at", "reason", "after__state"
    )
    assert sorted(found) == sorted(
        (each.pk, verbs[each.approval_status], each.reviewed_at, each.rejection_reason,
         each.approval_status)
        for each in decided
    )  # fmt: skip
    assert decisions_on(decided[0]).count() == 1


def test_flush_takes_the_decisions_along_and_no_others() -> None:
    seed("--vehicles", "5")
    kept = AuditEntry.objects.record("block", person().profile)
    seed("--flush")
    assert list(AuditEntry.objects.filter(target_type__in=["vehicle", "userprofile"])) == [kept]
