"""One id from nginx to the database's slow query, figures of all workers, and nobody's data."""

import json
import time

import pytest

from smoke.browser import Browser

PHONE = "9812345678"


def lines_of(file) -> list[dict]:
    """The lines of a log; each has to be JSON, but for the texts of the console back end."""
    texts = file.read_text().splitlines()
    return [json.loads(line) for line in texts if line and not line.startswith("SMS to ")]


def line_about(id_of_request: str, file) -> dict:
    """The line of a request; both servers write it when the answer is on its way already."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        for entry in lines_of(file):
            if entry["request_id"] == id_of_request:
                return entry
        time.sleep(0.02)
    raise AssertionError(f"Nothing about {id_of_request} in {file.name}")


def test_nginx_gunicorn_and_the_site_write_json_under_one_id(visitor, folder):
    id_of_request = visitor.get("/api/stats/").headers["X-Request-ID"]
    assert len(id_of_request) == 32  # as nginx makes them
    front = line_about(id_of_request, folder / "gowheels.log")
    line_about(id_of_request, folder / "gunicorn.log")
    behind = [e for e in lines_of(folder / "gunicorn.log") if e["request_id"] == id_of_request]
    assert (front["path"], front["status"]) == ("/api/stats/", "200")
    assert {entry["logger"] for entry in behind} >= {"gunicorn.access"}


def test_a_slow_query_is_written_down_under_the_id_of_its_request(visitor, folder, listed):
    answers = [visitor.get(f"/get-vehicles/?q=swift&min_price={price}") for price in range(1, 9)]
    ids = {answer.headers["X-Request-ID"] for answer in answers}
    slow = [
        entry
        for entry in lines_of(folder / "gunicorn.log")
        if entry["logger"] == "gowheels.slow_queries" and entry["request_id"] in ids
    ]
    assert slow  # SLOW_QUERY_MS is a thousandth here: no machine is so quick
    assert all("SELECT" in entry["message"] for entry in slow)


def test_an_id_that_a_visitor_makes_up_is_not_taken(visitor):
    answer = visitor.get("/healthz/", X_Request_ID="made-up-by-a-visitor")
    assert answer.headers["X-Request-ID"] != "made-up-by-a-visitor"


def test_in_no_log_and_no_figure_is_there_anything_of_a_person(site, folder):
    browser = Browser(site, "127.0.0.9")
    browser.get("/login/", User_Agent="Kavita's phone")
    browser.get(f"/vehicles/?q={PHONE}", Referer=f"https://gowheels.example/?q={PHONE}")
    browser.get(f"/nobody/+91{PHONE}/")
    browser.post("/check-phone/", {"phone": PHONE})
    browser.post("/api/otp/", {"phone": PHONE})
    browser.post("/login/", {"phone": PHONE, "otp": "000000"})
    browser.post("/register/", {"phone": PHONE, "otp": "000000", "name": "Kavita"})
    logs = [folder / name for name in ("gowheels.log", "gowheels-error.log", "gunicorn.log")]
    told = "\n".join(json.dumps(entry) for log in logs for entry in lines_of(log))
    told += Browser(site).get("/metrics").text
    for personal in (PHONE, "98123 45678", "Kavita", "127.0.0.9", "000000"):
        assert personal not in told


def test_the_figures_are_those_of_all_workers(site, visitor):
    def counted() -> float:
        name = 'gowheels_requests_total{method="GET",status="200",view="about"}'
        lines = visitor.get("/metrics").text.splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))

    before = counted()
    for _ in range(40):
        assert visitor.get("/about/").status == 200
    assert counted() - before == 40
    # And they are the same whichever worker is asked.
    assert {counted() - before for _ in range(10)} == {40}


@pytest.mark.parametrize("path", ["/metrics", "/readyz/"])
def test_from_outside_there_are_no_figures_and_nothing_is_ready_or_not(site, visitor, path):
    assert visitor.get(path).status == 200
    stranger = Browser(site, "127.0.0.10")
    assert stranger.get(path).status == 404
    assert stranger.get(path, X_Forwarded_For="127.0.0.1").status == 404


def test_every_part_is_ready(visitor):
    answer = visitor.get("/readyz/")
    assert answer.status == 200
    assert set(answer.json()["parts"].values()) == {"ready"}
