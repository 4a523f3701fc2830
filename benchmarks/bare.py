"""The least that Django can do: recorded answers, byte for byte, behind its default middleware.

Every figure of the site is stated as a ratio to this view with the same body, since absolute ones
change with the machine. gunicorn serves it as `benchmarks.bare:application`.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
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


def recorded() -> dict[str, tuple[bytes, str]]:
    """Every answer of the folder by its name: the body and its content type."""
    bodies = Path(os.environ[FOLDER]).glob("*.body")
    return {
        body.stem: (body.read_bytes(), body.with_suffix(".type").read_text()) for body in bodies
    }


ANSWERS = recorded()


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The recorded answer of this name, to everyone."""
    body, content_type = ANSWERS[name]
    return HttpResponse(body, content_type=content_type)


urlpatterns = [path("<str:name>/", bare)]
application = get_wsgi_application()
