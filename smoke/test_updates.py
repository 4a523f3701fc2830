"""An update loses no request, a site that is away says so, and a backup is a site again."""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import MySQLdb

from smoke.browser import Browser
from smoke.servers import Site

PATHS = ("/", "/get-vehicles/", "/vehicles/?category=car", "/api/stats/", "/login/")


def ask_until(stop: Event, site: Site, address: str) -> list[tuple[int, float]]:
    """Ask again and again; each answer's status, and how many seconds it took."""
    browser, answers = Browser(site, address), []
    while not stop.is_set():
        begun = time.monotonic()
        status = browser.get(PATHS[len(answers) % len(PATHS)]).status
        answers.append((status, time.monotonic() - begun))
        time.sleep(0.01)
    return answers


def test_three_updates_under_load_lose_no_request(site, listed):
    stop = Event()
    with ThreadPoolExecutor(4) as threads:
        load = [threads.submit(ask_until, stop, site, f"127.0.1.{n}") for n in range(4)]
        try:
            for _ in range(3):
                time.sleep(0.5)
                site.restart()
            time.sleep(0.5)
        finally:
            stop.set()
    answers = [answer for each in load for answer in each.result()]
    assert Counter(status for status, _ in answers) == {200: len(answers)}
    assert len(answers) >= 4 * 3  # each has asked during each
    print(
        f"\n{len(answers)} requests over 3 updates, the slowest took "
        f"{max(seconds for _, seconds in answers):.1f} s"
    )


def test_while_the_site_is_away_people_read_our_page_and_scripts_our_json(site, visitor):
    site.stop_gunicorn()
    site.close_socket()
    try:
        page = visitor.get("/vehicles/", Accept="text/html")
        answer = visitor.get("/get-vehicles/", Accept="application/json")
        photograph = visitor.get("/media/nothing.webp")
    finally:
        site.open_socket()
        site.start_gunicorn()
    assert page.status == answer.status == 503
    assert "Back in a minute" in page.text
    assert page.headers["Retry-After"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert answer.json()["code"] == "away"
    assert photograph.status == 404
    assert visitor.get("/get-vehicles/").status == 200


def test_a_backup_becomes_the_same_site_on_another_database(site, visitor, customer, listed):
    before = visitor.get("/get-vehicles/").json()
    photograph = visitor.get(listed.photograph).body
    backup = site.folder / "backup.tar"
    assert "Backup:" in site.manage("backup", str(backup))

    elsewhere = {"DB_NAME": "gowheels_restored", "MEDIA_ROOT": str(site.folder / "restored")}
    make_database(elsewhere["DB_NAME"])
    site.manage("migrate", "--verbosity", "0", **elsewhere)
    assert "restored" in site.manage("restore", str(backup), **elsewhere)
    site.environment |= elsewhere
    (site.folder / "media").rename(site.folder / "media-of-before")
    (site.folder / "restored").rename(site.folder / "media")
    site.environment["MEDIA_ROOT"] = str(site.folder / "media")
    site.restart()

    assert visitor.get("/get-vehicles/").json() == before
    assert visitor.get(listed.photograph).body == photograph
    # Sessions are not in it: everybody signs in again.
    assert customer.get("/api/session/").json()["signed_in"] is False


def make_database(name: str) -> None:
    """An empty database beside the first."""
    connection = MySQLdb.connect(
        unix_socket=os.environ["DB_HOST"],
        user=os.environ["DB_USER"],
        passwd=os.environ["DB_PASSWORD"],
    )
    try:
        connection.cursor().execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    finally:
        connection.close()
