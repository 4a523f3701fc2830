"""The least that Django can do: a constant answer of 12 KB behind its default middleware.

Every figure of the site is stated as a ratio to this view, since absolute ones change with the
machine. gunicorn serves it as `benchmarks.bare:application`.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

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

ROWS = [{"id": number, "title": "Tata Nexon 2022", "about": "x" * 460} for number in range(24)]


def bare(request: HttpRequest) -> JsonResponse:
    """The same 24 rows, 12 KB of JSON, to everyone."""
    return JsonResponse({"success": True, "vehicles": ROWS})


urlpatterns = [path("bare/", bare)]
application = get_wsgi_application()
