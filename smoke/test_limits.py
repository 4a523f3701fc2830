"""What one client may cost, and what becomes of those who want more."""

import socket
import ssl
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from smoke.browser import Browser
from tests.factories import listing

MEGABYTE = 1024 * 1024
PAGE = {"Accept": "text/html"}


def announce(browser: Browser, path: str, size: int, **headers: str):
    """Say that the body has `size` bytes, and send none of them."""
    return browser.ask("POST", path, None, {"Content-Length": str(size), **headers})


@pytest.mark.parametrize("path", ["/check-phone/", "/login/", "/api/favourites/", "/nothing/"])
def test_a_body_that_nobody_could_want_is_refused_by_nginx(visitor, path):
    answer = announce(visitor, path, MEGABYTE + 1)
    assert answer.status == 413
    assert answer.json()["code"] == "too_large"
    assert "X-Request-ID" not in answer.headers  # gunicorn has not heard of it


@pytest.mark.parametrize("path", ["/add-vehicle/", "/api/vehicles/", "/admin/gowheels/brandimage/"])
def test_where_photographs_arrive_more_may_come_but_not_everything(visitor, path):
    assert announce(visitor, path, 200 * MEGABYTE).status == 413


def test_a_photograph_over_the_limit_is_refused_beside_its_field(owner, folder):
    big = SimpleUploadedFile("big.jpg", b"\xff\xd8\xff" + bytes(16 * MEGABYTE))
    answer = owner.post("/add-vehicle/", listing(model_name="Alto", vehicle_images=[big]))
    assert answer.status == 400
    assert "15 MB" in answer.json()["fields"]["vehicle_images"][0]


def test_a_person_who_sends_too_much_is_told_so_on_a_page(visitor):
    answer = announce(visitor, "/login/", MEGABYTE + 1, **PAGE)
    assert answer.status == 413
    assert "That is too much at once" in answer.text
    assert answer.headers["Content-Type"].startswith("text/html")


def is_closed_within(seconds: float, connection: ssl.SSLSocket) -> bool:
    connection.settimeout(seconds)
    try:
        while connection.recv(4096):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def test_who_says_a_word_a_minute_is_hung_up_on(visitor):
    with visitor.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: gowheels.example\r\nX-Slow: ")
        assert is_closed_within(5, connection)


def test_who_sends_a_form_by_the_byte_is_hung_up_on(visitor):
    head = b"POST /check-phone/ HTTP/1.1\r\nHost: gowheels.example\r\nContent-Length: 900\r\n\r\n"
    with visitor.connect() as connection:
        connection.sendall(head + b"phone=")
        assert is_closed_within(5, connection)


def test_a_hundred_who_are_slow_keep_nobody_waiting(site, visitor):
    slow = Browser(site, "127.0.0.6")
    with ExitStack() as open_connections:
        for _ in range(100):
            connection = open_connections.enter_context(slow.connect())
            connection.sendall(b"POST /check-phone/ HTTP/1.1\r\nHost: gowheels.example\r\n")
        begun = time.monotonic()
        assert visitor.get("/vehicles/").status == 200
        assert time.monotonic() - begun < 1


def test_a_program_that_posts_without_end_is_slowed_and_others_are_not(site, visitor):
    program = Browser(site, "127.0.0.7")
    kinds = ({"Accept": "application/json"}, PAGE)
    with ThreadPoolExecutor(16) as threads:
        answers = list(
            threads.map(lambda n: program.post("/check-phone/", {}, **kinds[n % 2]), range(400))
        )
    statuses = Counter(answer.status for answer in answers)
    # It has no token, until it is answered with one; then it names no phone.
    assert set(statuses) <= {400, 403, 429}
    assert statuses[400] + statuses[403] >= 40
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert all(answer.headers["Retry-After"] for answer in refused)
    pages = [answer for answer in refused if "html" in answer.headers["Content-Type"]]
    assert "A little slower" in pages[0].text
    assert next(a for a in refused if a not in pages).json()["code"] == "too_often"
    assert visitor.post("/check-phone/", {}).status == 403


def test_codes_are_counted_by_the_address_that_nginx_saw(site):
    sender = Browser(site, "127.0.0.8")
    sender.get("/login/")
    pretending = [
        sender.post(
            "/check-phone/", {"phone": f"98{number:08}"}, X_Forwarded_For=f"203.0.113.{number}"
        ).status
        for number in range(31)
    ]
    assert Counter(pretending) == {200: 30, 429: 1}


def test_over_plain_http_one_is_sent_to_https(site):
    with socket.create_connection(("127.0.0.1", site.http_port), timeout=5) as plain:
        plain.sendall(b"GET /vehicles/?q=car HTTP/1.0\r\nHost: gowheels.example\r\n\r\n")
        head = plain.recv(4096).decode()
    assert " 301 " in head.splitlines()[0]
    assert "Location: https://gowheels.example/vehicles/?q=car" in head


def test_who_asks_for_another_name_is_told_nothing(site):
    with socket.create_connection(("127.0.0.1", site.http_port), timeout=5) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n")
        with suppress(ConnectionResetError):
            assert plain.recv(4096) == b""
    context = ssl.create_default_context()
    with (
        socket.create_connection(("127.0.0.1", site.https_port), timeout=5) as plain,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(plain, server_hostname="elsewhere.example")


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_old_tls_is_not_spoken(site, version):
    context = ssl.create_default_context(cafile=str(site.certificate))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", site.https_port), timeout=5) as plain,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(plain, server_hostname="gowheels.example")
