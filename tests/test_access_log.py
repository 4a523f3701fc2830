"""gunicorn's log: what was answered, under the request's id, and to nobody in particular."""

import json
import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from gowheels.access_log import JsonLogger

ENVIRON = {
    "REQUEST_ID": "0123456789abcdef",
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/vehicles/",
    "QUERY_STRING": "q=98765+43210",
    "RAW_URI": "/vehicles/?q=98765+43210",
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_USER_AGENT": "Meera's phone",
    "HTTP_REFERER": "https://gowheels.example/?q=9876543210",
    "HTTP_COOKIE": "sessionid=hers",
}


@pytest.fixture
def written(tmp_path):
    """gunicorn's log, and what it has written."""
    file = tmp_path / "log"
    config = Config()
    for name in ("accesslog", "errorlog"):
        config.set(name, str(file))
    yield JsonLogger(config), lambda: file.read_text().splitlines()
    for name in ("gunicorn.access", "gunicorn.error"):
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            handler.close()
            logger.removeHandler(handler)


def test_an_answer_is_one_line_of_json_that_names_no_person(written):
    log, lines = written
    response = SimpleNamespace(status="200 OK", sent=1234)
    log.access(response, None, ENVIRON, timedelta(milliseconds=17))
    (line,) = lines()
    entry = json.loads(line)
    assert entry.pop("time")
    assert entry == {
        "level": "info",
        "logger": "gunicorn.access",
        "request_id": "0123456789abcdef",
        "message": "Answered",
        "method": "GET",
        "path": "/vehicles/",
        "status": 200,
        "bytes": 1234,
        "milliseconds": 17,
    }


def test_a_number_in_a_path_is_hidden(written):
    log, lines = written
    environ = ENVIRON | {"PATH_INFO": "/people/+919876543210/"}
    log.access(SimpleNamespace(status="404 Not Found", sent=0), None, environ, timedelta())
    (line,) = lines()
    assert json.loads(line)["path"] == "/people/[phone]/"


def test_what_gunicorn_says_of_itself_is_json_too(written):
    log, lines = written
    log.error("Worker (pid:%s) exited", 12)
    (line,) = lines()
    assert json.loads(line)["message"] == "Worker (pid:12) exited"
