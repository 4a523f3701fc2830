"""Photographs are sent, ordered, described and removed by a script: of a vehicle, and before it."""

from uuid import UUID, uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gowheels.models import UploadedPhoto, Vehicle
from gowheels.photos import prepare
from gowheels.uploads import add
from tests.factories import listing, person, photograph, signed_in, vehicle, with_photographs

pytestmark = pytest.mark.django_db

KEY = UUID("6f1c1d2e-5a4b-4c3d-8e9f-0a1b2c3d4e5f")


class Store:
    """Where photographs are kept: the addresses of one person's, and what is in it."""

    def __init__(self, browser, kind: str) -> None:
        self.browser = browser
        self.name = {"vehicle": "api_image", "uploads": "api_upload"}[kind]
        if kind == "vehicle":
            self.vehicle = vehicle(browser.user)
            self.photos_url = reverse("api_vehicle_images", args=[self.vehicle.pk])
        else:
            self.photos_url = reverse("api_uploads", args=[KEY])

    def send(self, *widths: int, key: UUID | str = ""):
        sent = [photograph(width, 300, gps=True) for width in widths]
        body = {"vehicle_images": sent, "upload_key": str(key)}
        return self.browser.post(self.photos_url, body)

    def order(self, ids):
        return self.browser.post(f"{self.photos_url}order/", {"ids": ids})

    def delete(self, pk: int):
        return self.browser.post(reverse(f"{self.name}_delete", args=[pk]))

    def describe(self, pk: int, text: str):
        url = reverse(f"{self.name}_text", args=[pk])
        return self.browser.post(url, {"alternative_text": text})

    def images(self) -> list[dict]:
        return self.browser.get(self.photos_url).json()["images"]


@pytest.fixture(params=["vehicle", "uploads"])
def store(request, owner) -> Store:
    return Store(owner, request.param)


def test_photographs_are_added_one_by_one_or_together(store, stored):
    one = store.send(500)
    more = store.send(600, 700)
    answer = more.json()
    assert (one.status_code, more.status_code) == (200, 200)
    assert (answer["success"], answer["count"], answer["limit"]) == (True, 3, 12)
    assert [image["width"] for image in answer["images"]] == [500, 600, 700]
    assert store.images() == answer["images"]
    image = answer["images"][0]
    assert image["src"].removeprefix("/media/") in stored()
    assert image["srcset"].endswith(" 500w")
    assert image["alternative_text"] == ""


def test_photographs_are_put_in_order(store):
    store.send(500, 600, 700)
    ids = [image["id"] for image in store.images()]
    response = store.order([ids[2], ids[0], ids[1]])
    assert response.status_code == 200
    assert [image["width"] for image in response.json()["images"]] == [700, 500, 600]


@pytest.mark.parametrize("ids", [[], ["x"], ["-1"], ["9" * 5000], [str(2**63)], ["1"] * 101])
def test_an_order_of_what_is_no_id_is_refused(store, ids):
    store.send(500)
    response = store.order(ids)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["ids"]


def test_an_order_that_names_other_photographs_is_a_conflict(store):
    store.send(500, 600)
    ids = [image["id"] for image in store.images()]
    response = store.order(ids[:1])
    assert (response.status_code, response.json()["code"]) == (409, "photos_changed")
    assert [image["id"] for image in store.images()] == ids


def test_a_photograph_is_removed(store):
    store.send(500, 600)
    first, second = store.images()
    response = store.delete(first["id"])
    assert [image["id"] for image in response.json()["images"]] == [second["id"]]
    assert store.delete(first["id"]).status_code == 404


def test_a_photograph_is_described(store):
    store.send(500)
    pk = store.images()[0]["id"]
    assert (
        store.describe(pk, "  The  front ").json()["images"][0]["alternative_text"] == "The front"
    )
    assert store.images()[0]["alternative_text"] == "The front"
    assert store.describe(pk, "x" * 151).status_code == 400
    assert store.describe(pk, "").json()["images"][0]["alternative_text"] == ""


def test_a_thirteenth_is_refused_with_words(store):
    store.send(*[300] * 11)
    response = store.send(300, 300)
    assert response.status_code == 400
    told = "A vehicle may have 12 photographs. You can add 1 more."
    assert response.json()["fields"] == {"vehicle_images": [told]}
    store.send(300)
    assert store.send(300).json()["error"].endswith("Remove one to add another.")
    assert len(store.images()) == 12


@pytest.mark.parametrize("sent", [{}, {"vehicle_images": "text"}])
def test_no_photograph_is_an_error_beside_the_field(store, sent):
    response = store.browser.post(store.photos_url, sent)
    assert response.json()["fields"] == {"vehicle_images": ["Choose a photograph."]}


def test_a_file_that_is_no_picture_is_named_and_nothing_is_kept(store, stored):
    sent = [photograph(60, 60), SimpleUploadedFile("notes.jpg", b"no picture")]
    response = store.browser.post(store.photos_url, {"vehicle_images": sent})
    assert response.status_code == 400
    assert response.json()["fields"]["vehicle_images"][0].startswith("notes.jpg is not a picture")
    assert store.images() == []
    assert stored() == []


def test_a_full_disk_is_507_and_what_is_there_can_be_seen(store, stored, monkeypatch):
    store.send(500)
    files = stored()

    def fill_up(self, name, content):
        raise OSError(28, "No space left on /srv/secret")

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)
    response = store.send(600)
    assert (response.status_code, response.json()["code"]) == (507, "storage_full")
    assert "secret" not in response.content.decode()
    assert len(store.images()) == 1
    assert stored() == files


def test_a_flood_of_photographs_is_stopped(store, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "upload": "2/1h"}
    assert [store.send(60).status_code for _ in range(3)] == [200, 200, 429]
    other = signed_in(person())
    assert Store(other, "uploads").send(60).status_code == 200


def test_a_photograph_more_sends_the_vehicle_back_to_staff_and_says_so(owner):
    store = Store(owner, "vehicle")
    assert owner.get(store.photos_url).json()["approval_status"] == "approved"
    assert store.send(500).json()["approval_status"] == "pending"
    store.vehicle.refresh_from_db()
    assert (store.vehicle.approval_status, store.vehicle.listed) == ("pending", 0)
    assert store.vehicle.image_count == 1


def test_the_description_is_what_customers_hear(owner, outsider):
    made = with_photographs(vehicle(owner.user), 2)
    first = made.images.first()
    owner.post(reverse("api_image_text", args=[first.pk]), {"alternative_text": 'Front & "side"'})
    told = outsider.get(f"/api/vehicles/{made.pk}/").json()["vehicle"]["images"]
    assert [image["alt"] for image in told] == [
        'Front & "side"',
        "Tata Nexon 2022, photograph 2 of 2",
    ]
    assert "Front &amp; &quot;side&quot;" in outsider.get(made.get_absolute_url()).content.decode()


def test_a_listing_takes_what_was_sent_before_it(owner):
    store = Store(owner, "uploads")
    store.send(500, 600)
    ids = [image["id"] for image in store.images()]
    sent = listing(submission_key=str(KEY), uploads=list(reversed(ids)))
    one = owner.post("/add-vehicle/", sent)
    again = owner.post("/add-vehicle/", sent)
    assert one.status_code == 200
    assert one.json() == again.json()
    assert [image.width for image in Vehicle.objects.get().images.all()] == [600, 500]
    assert store.images() == []


@pytest.mark.parametrize("headers", [{}, {"Accept": "text/html"}])
def test_a_listing_whose_photographs_are_gone_says_so_beside_them(owner, headers):
    sent = listing(submission_key=str(KEY), uploads=["7"])
    response = owner.post("/add-vehicle/", sent, headers=headers)
    assert response.status_code == 409
    assert "Some photographs are no longer here." in response.content.decode()
    assert not Vehicle.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"Accept": "text/html"}])
def test_a_listing_for_which_the_disk_has_no_room_is_507(owner, stored, monkeypatch, headers):
    def fill_up(self, name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)
    sent = listing(vehicle_images=[photograph(60, 60)])
    response = owner.post("/add-vehicle/", sent, headers=headers)
    assert response.status_code == 507
    assert "We have no room for photographs just now." in response.content.decode()
    assert not Vehicle.objects.exists()
    assert stored() == []


@pytest.mark.parametrize("extra", [{"uploads": ["x"]}, {"uploads": ["9" * 30]}])
def test_uploads_that_are_no_ids_are_refused(owner, extra):
    response = owner.post("/add-vehicle/", listing(**extra))
    assert list(response.json()["fields"]) == ["uploads"]


# Each address of an owner's photographs, what it is sent, and what the owner gets.
ADDRESSES = [
    ("GET", "api_vehicle_images", "vehicle", {}),
    ("POST", "api_vehicle_images", "vehicle", {"vehicle_images": "photograph"}),
    ("POST", "api_vehicle_image_order", "vehicle", {"ids": "own"}),
    ("POST", "api_image_delete", "image", {}),
    ("POST", "api_image_text", "image", {"alternative_text": "The front"}),
    ("POST", "api_upload_delete", "upload", {}),
    ("POST", "api_upload_text", "upload", {"alternative_text": "The front"}),
]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: f"{one[0]} {one[1]}")
def test_photographs_are_their_owners_alone(address, anonymous, owner, outsider, staff):
    method, name, of, sent = address
    made = with_photographs(vehicle(owner.user))
    image = made.images.get()
    add(owner.user, uuid4(), [prepare(photograph(60, 60))])
    upload = UploadedPhoto.objects.get()
    path = reverse(name, args=[{"vehicle": made, "image": image, "upload": upload}[of].pk])
    other = vehicle(outsider.user).seller
    blocked = signed_in(person("Blocked"))
    blocked.user.profile.block(None, "Spam.")

    def ask(browser) -> int:
        body = {
            field: photograph(60, 60) if value == "photograph" else value
            for field, value in sent.items()
        }
        if "ids" in body:
            body["ids"] = [image.pk]
        return (browser.get if method == "GET" else browser.post)(path, body).status_code

    browsers = (anonymous, signed_in(person()), signed_in(other), blocked, staff)
    assert [ask(browser) for browser in browsers] == [401, 404, 404, 401, 404]
    if method == "POST" and name != "api_vehicle_images":
        refused = owner.get(path)
        assert (refused.status_code, refused["Allow"]) == (405, "POST")
    assert ask(owner) == 200


def test_waiting_photographs_of_one_key_are_each_persons_own(owner, outsider):
    Store(owner, "uploads").send(500)
    theirs = Store(outsider, "uploads")
    assert theirs.images() == []
    theirs.send(600)
    assert [image["width"] for image in theirs.images()] == [600]
