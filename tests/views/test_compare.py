"""The comparison as a page and as JSON: the same, with the right status."""

import re

import pytest

from tests.factories import trip_query, vehicle

pytestmark = pytest.mark.django_db

PAGE = "/compare/"
ENDPOINT = "/api/vehicles/compare/"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def two():
    return [vehicle(seats=5), vehicle(model_name="Safari", seats=7)]


def test_an_address_shows_a_table_that_marks_what_differs(anonymous, two):
    text = text_of(anonymous.get(PAGE, {"ids": f"{two[0].pk},{two[1].pk}"}))
    assert text.count('scope="col"') == len(two)
    rows = re.findall(r'<tr( class="differs")?>\s*<th scope="row">(.*?)</th>', text)
    marks = {re.sub(r"<.*", "", label): (bool(marked), "≠" in label) for marked, label in rows}
    assert marks["Seats"] == (True, True)
    assert marks["Fuel"] == (False, False)


def test_boxes_that_are_ticked_one_by_one_name_the_same(anonymous, two):
    by_boxes = anonymous.get(f"{PAGE}?ids={two[0].pk}&ids={two[1].pk}&ids={two[0].pk}")
    assert by_boxes.status_code == 200
    assert [column["card"]["id"] for column in by_boxes.context["columns"]] == [
        two[0].pk,
        two[1].pk,
    ]


def test_each_can_be_taken_away_and_the_trip_stays(anonymous, two):
    trip = trip_query(days=1)
    columns = anonymous.get(
        PAGE, {"ids": f"{two[0].pk},{two[1].pk}", "from": trip["from"], "to": trip["to"]}
    ).context["columns"]
    assert columns[0]["without_url"].startswith(f"/compare/?ids={two[1].pk}&from=")
    alone = anonymous.get(PAGE, {"ids": two[0].pk}).context["columns"]
    assert alone[0]["without_url"] == "/compare/"


def test_the_trip_of_the_address_is_worked_out(anonymous, two):
    sent = {"ids": str(two[0].pk), **trip_query(days=2)}
    assert "₹3,700" in text_of(anonymous.get(PAGE, sent))
    rows = anonymous.get(ENDPOINT, sent).json()["rows"]
    assert {"label": "For 2 days", "values": ["₹3,700"], "differs": False} in rows


def test_a_trip_that_is_none_is_said_beside_its_field_and_the_rest_stands(anonymous, two):
    sent = {"ids": str(two[0].pk), **trip_query(hours=-5)}
    response = anonymous.get(PAGE, sent)
    assert response.status_code == 400
    text = text_of(response)
    assert "The return has to be after the pick-up." in text
    assert two[0].title in text
    assert anonymous.get(ENDPOINT, sent).status_code == 400


def test_an_address_without_vehicles_says_how_to_choose_some(anonymous):
    response = anonymous.get(PAGE)
    assert response.status_code == 200
    assert "Choose up to 4 vehicles" in text_of(response)
    assert anonymous.get(ENDPOINT).status_code == 400


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("", "Choose vehicles to compare."),
        ("1,2,3,4,5", "Compare at most 4 vehicles at once."),
        ("<script>", "A vehicle is named by its number"),
        ("-3", "A vehicle is named by its number"),
        ("9" * 40, "A vehicle is named by its number"),
    ],
    ids=["none", "five", "markup", "negative", "huge"],
)
def test_bad_ids_are_400_with_words(anonymous, ids, words):
    page, answer = anonymous.get(PAGE, {"ids": ids}), anonymous.get(ENDPOINT, {"ids": ids})
    assert (page.status_code, answer.status_code) == (400, 400)
    assert words in text_of(page)
    assert words in answer.json()["fields"]["ids"][0]


def test_nothing_known_is_404_and_nothing_left_410(anonymous):
    gone = vehicle()
    gone.set_available(False)
    waiting = vehicle(approval_status="pending")
    for ids, status in ((waiting.pk, 404), (999_999, 404), (gone.pk, 410)):
        page, answer = anonymous.get(PAGE, {"ids": ids}), anonymous.get(ENDPOINT, {"ids": ids})
        assert (page.status_code, answer.status_code) == (status, status)
        assert "Browse vehicles" in text_of(page)


def test_what_is_gone_is_named_beside_what_is_there(anonymous, two):
    two[1].set_available(False)
    response = anonymous.get(PAGE, {"ids": f"{two[0].pk},{two[1].pk},999999"})
    text = text_of(response)
    assert response.status_code == 200
    assert "Not for rent here any more: Tata Safari." in text
    assert "1 of the vehicles in this address is not known to us." in text


def test_only_the_bare_address_is_for_search_engines(anonymous, two):
    assert "noindex" not in text_of(anonymous.get(PAGE))
    assert "noindex" in text_of(anonymous.get(PAGE, {"ids": two[0].pk}))


def test_it_costs_the_same_queries_for_one_and_for_four(outsider, count_queries, two):
    four = ",".join(str(it.pk) for it in [*two, vehicle(), vehicle()])
    assert count_queries(outsider, f"{PAGE}?ids={two[0].pk}") == count_queries(
        outsider, f"{PAGE}?ids={four}"
    )


@pytest.mark.parametrize("path", [PAGE, ENDPOINT])
def test_a_post_is_the_wrong_method(outsider, path):
    assert outsider.post(path).status_code == 405
