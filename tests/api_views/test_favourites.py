"""The heart: saved in an account, or kept by a browser and asked for by ids."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gowheels.models import UserProfile
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db

LIST = "/api/favourites/"
PICKED_OUT = "/api/vehicles/picked-out/"


def heart(browser, it, is_favourite="true", **options):
    return browser.post(
        f"/api/vehicles/{it.pk}/favourite/", {"is_favourite": is_favourite}, **options
    )


def ids_of(browser):
    return UserProfile.objects.get(user=browser.user).favourite_ids


def test_a_vehicle_is_saved_and_saved_no_longer_however_often_it_is_said(outsider):
    it = vehicle()
    for said, standing in (("true", [it.pk]), ("true", [it.pk]), ("false", []), ("false", [])):
        answer = heart(outsider, it, said).json()
        assert answer == {
            "success": True,
            "is_favourite": said == "true",
            "count": len(standing),
        }
        assert ids_of(outsider) == standing


def test_json_says_it_with_a_truth(outsider):
    it = vehicle()
    for said in (True, False):
        path = f"/api/vehicles/{it.pk}/favourite/"
        answer = outsider.post(path, {"is_favourite": said}, content_type="application/json")
        assert answer.json()["is_favourite"] is said


@pytest.mark.parametrize("said", ["", "perhaps", "1"])
def test_neither_true_nor_false_is_refused(outsider, said):
    response = heart(outsider, vehicle(), said)
    assert response.status_code == 400
    assert response.json()["fields"] == {"is_favourite": ["Say true or false."]}


@pytest.mark.parametrize("state", [{"approval_status": "pending"}, {"available": False}], ids=str)
def test_what_is_not_shown_cannot_be_saved_but_can_be_removed(outsider, state):
    hidden = vehicle(**state)
    assert heart(outsider, hidden).status_code == 404
    assert heart(outsider, hidden, "false").status_code == 200


def test_the_last_saved_comes_first_and_what_is_gone_only_by_name(outsider):
    first, hidden, last = (vehicle(model_name=name) for name in ("Punch", "Safari", "Curvv"))
    for it in (first, hidden, last):
        heart(outsider, it)
    hidden.set_available(False)
    answer = outsider.get(LIST).json()
    assert [card["id"] for card in answer["vehicles"]] == [last.pk, first.pk]
    assert all(card["is_favourite"] for card in answer["vehicles"])
    assert answer["gone"] == [{"id": hidden.pk, "title": "Tata Safari"}]
    assert (answer["count"], answer["next"]) == (2, None)


def test_a_deleted_vehicle_leaves_the_account(outsider):
    it = vehicle()
    heart(outsider, it)
    it.delete()
    answer = outsider.get(LIST).json()
    assert answer["vehicles"] == answer["gone"] == []


def test_what_a_browser_kept_is_merged_each_once_and_the_unknown_passed_over(outsider):
    old, kept, hidden = vehicle(), vehicle(), vehicle()
    never_shown = vehicle(approval_status="pending")
    heart(outsider, old)
    hidden.set_available(False)
    sent = {"ids": [kept.pk, old.pk, hidden.pk, never_shown.pk, 999_999]}
    for _ in range(2):
        answer = outsider.post(LIST, sent, content_type="application/json").json()
        assert answer == {
            "success": True,
            "ids": [hidden.pk, kept.pk, old.pk],
            "had_room": True,
        }


def test_an_account_has_room_for_so_many(outsider, monkeypatch):
    monkeypatch.setattr(UserProfile, "MAX_FAVOURITES", 2)
    some = [vehicle(), vehicle(), vehicle()]
    answer = outsider.post(LIST, {"ids": [it.pk for it in some]}).json()
    assert (answer["had_room"], len(answer["ids"])) == (False, 2)
    refused = heart(outsider, some[2])
    assert (refused.status_code, refused.json()["code"]) == (409, "no_room")
    assert heart(outsider, some[0]).status_code == 200


@pytest.mark.parametrize(
    "ids",
    ["", "x", "-1", "0", "1.5", str(2**63), "9" * 5000, ",".join(map(str, range(1, 202)))],
    ids=lambda ids: ids[:8],
)
def test_ids_that_are_none_or_too_many_are_refused(outsider, anonymous, ids):
    for response in (
        outsider.post(LIST, {"ids": ids}),
        anonymous.get(PICKED_OUT, {"ids": ids}),
    ):
        assert response.status_code == 400
        assert list(response.json()["fields"]) == ["ids"]


def test_a_browsers_ids_are_answered_in_their_order_without_what_was_never_shown(anonymous):
    one, two, gone = vehicle(), vehicle(), vehicle(model_name="Safari", description="Secret.")
    pending = vehicle(approval_status="pending", model_name="Prototype")
    gone.set_available(False)
    deleted = vehicle(model_name="Nano")
    deleted_id = deleted.pk
    deleted.delete()
    ids = f"{two.pk},{pending.pk},{gone.pk},{deleted_id},{one.pk},999999"
    response = anonymous.get(PICKED_OUT, {"ids": ids})
    answer = response.json()
    assert [card["id"] for card in answer["vehicles"]] == [two.pk, one.pk]
    assert answer["gone"] == [
        {"id": gone.pk, "title": "Tata Safari"},
        {"id": deleted_id, "title": "Tata Nano"},
    ]
    text = response.content.decode()
    assert "Secret." not in text
    assert "Prototype" not in text


def test_lists_cost_the_same_for_one_saved_vehicle_and_for_thirty(outsider, count_queries):
    def costs():
        paths = (LIST, "/get-vehicles/", "/vehicles/", "/favourites/")
        return [count_queries(outsider, path) for path in paths]

    heart(outsider, vehicle())
    before = costs()
    for _ in range(29):
        heart(outsider, vehicle())
    assert costs() == before


def test_answers_say_what_the_caller_has_saved(outsider, anonymous):
    it, other = vehicle(), vehicle()
    heart(outsider, it)
    for browser, expected in ((outsider, {it.pk: True, other.pk: False}), (anonymous, {})):
        listed = browser.get("/get-vehicles/").json()["vehicles"]
        similar = browser.get(f"/api/vehicles/{other.pk}/similar/").json()["vehicles"]
        one = browser.get(f"/api/vehicles/{it.pk}/").json()["vehicle"]
        for card in (*listed, *similar, one):
            assert card["is_favourite"] is expected.get(card["id"], False)


def test_the_page_holds_an_accounts_ids_and_asks_for_them_once(outsider):
    it = vehicle()
    heart(outsider, it)
    outsider.get("/vehicles/")  # the cities of its footer are known now
    with CaptureQueriesContext(connection) as captured:
        text = outsider.get("/vehicles/").content.decode()
    assert f'data-favourites="{it.pk}"' in text
    assert sum("userprofile_favourites" in query["sql"] for query in captured) == 1


def test_a_kept_page_of_visitors_holds_nobodys_hearts(outsider, anonymous):
    it = vehicle()
    heart(outsider, it)
    outsider.get("/vehicles/")
    text = anonymous.get("/vehicles/").content.decode()
    assert "data-favourites=" not in text
    assert f'data-heart="{it.pk}" hidden' in text


def test_a_person_presses_so_many_hearts_an_hour(outsider, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "favourite": "2/1h"}
    it = vehicle()
    assert [heart(outsider, it).status_code for _ in range(3)] == [200, 200, 429]
    assert outsider.post(LIST, {"ids": it.pk}).status_code == 429
    assert heart(signed_in(person()), it).status_code == 200


def test_a_plain_form_leads_back_to_a_page(outsider):
    it = vehicle()
    saved = heart(outsider, it, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (saved.status_code, saved["Location"]) == (302, it.get_absolute_url())
    dropped = heart(outsider, it, "false", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (dropped.status_code, dropped["Location"]) == (302, "/favourites/")


@pytest.mark.parametrize("path", ["/api/vehicles/{}/favourite/", PICKED_OUT])
def test_the_wrong_method_is_405(outsider, path):
    it = vehicle()
    ask = outsider.post if path == PICKED_OUT else outsider.get
    assert ask(path.format(it.pk)).status_code == 405


def test_who_is_signed_out_has_no_account_to_save_in(anonymous):
    it = vehicle()
    assert heart(anonymous, it).status_code == 401
    assert anonymous.get(LIST).status_code == 401
    assert anonymous.post(LIST, {"ids": it.pk}).status_code == 401


def test_who_is_blocked_is_signed_out(outsider):
    outsider.user.profile.block(None, "Spam.")
    assert heart(outsider, vehicle()).status_code == 401


def test_staff_without_a_profile_have_no_account_either(staff):
    it = vehicle()
    assert heart(staff, it).status_code == 404
    assert staff.get(LIST).status_code == 404
    assert "data-favourites=" not in staff.get("/vehicles/").content.decode()
