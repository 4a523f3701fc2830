"""The least that Django can do: recorded answers, behind its default middleware.

A page is answered byte for byte, data as a JsonResponse of the same content. Every figure of the
site is stated as a ratio to this view, since absolute ones change with the machine. gunicorn serves
it as `benchmarks.bare:application`.
"""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from benchmarks.bare_answers import FOLDER

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[  # as `startproject` writes it
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    ROOT_URLCONF=__name__,
    SECRET_KEY="signs nothing: this view keeps no session",
)


def recorded() -> dict[str, Callable[[], HttpResponse]]:
    """What makes each answer of the folder anew, by its name."""
    bodies = Path(os.environ[FOLDER]).glob("*.body")
    return {body.stem: maker(body.read_bytes(), _type_of(body)) for body in bodies}


def maker(body: bytes, content_type: str) -> Callable[[], HttpResponse]:
    """What makes an answer of this body."""
    if content_type.startswith("application/json"):
        return partial(JsonResponse, json.loads(body))
    return partial(HttpResponse, body, content_type=content_type)


def _type_of(body: Path) -> str:
    return body.with_suffix(".type").read_text()


ANSWERS = recorded()


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The recorded answer of this name, to everyone."""
    return ANSWERS[name]()


urlpatterns = [path("<str:name>/", bare)]
application = get_wsgi_application()
