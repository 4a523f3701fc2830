"""What a browser is told with every answer, as nginx hands it on."""

from http.cookies import SimpleCookie

import pytest

from tests.observatory import score


@pytest.mark.parametrize("path", ["/", "/vehicles/", "/login/", "/nowhere/", "/admin/login/"])
def test_every_page_has_the_top_grade(visitor, path):
    answer = visitor.get(path)
    set_cookies = answer.headers.get_all("Set-Cookie", [])
    cookies = [morsel for text in set_cookies for morsel in SimpleCookie(text).values()]
    assert score(answer.headers, cookies) == (135 if cookies else 130)


def test_no_header_is_said_twice(visitor, listed):
    for path in ("/", "/get-vehicles/", listed.photograph):
        headers = visitor.get(path).headers
        # Of these, each line adds to the one before.
        once = [name.lower() for name in headers if name.lower() not in ("set-cookie", "vary")]
        assert len(once) == len(set(once))


def test_which_version_of_what_runs_here_is_not_told(visitor):
    headers = visitor.get("/").headers
    assert headers["Server"] == "nginx"
    assert "X-Powered-By" not in headers


def test_whom_to_tell_of_a_hole_stands_where_it_is_looked_for(visitor):
    answer = visitor.get("/.well-known/security.txt")
    assert answer.status == 200
    assert "Contact: mailto:help@gowheels.example" in answer.text
