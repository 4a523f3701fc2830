"""Every setting of the site, read from the environment and then from `.env`.

Without `DB_NAME` the site runs on SQLite; with it, on MySQL or MariaDB. `DEBUG` is off unless it
is asked for, and without it nothing starts that has no `SECRET_KEY`.
"""

import json
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from decouple import Choices, Csv, config
from django.core.exceptions import ImproperlyConfigured

from gowheels_project import limits, logs, scale

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Mode -----------------------------------------------------------------------------------

DEBUG = config("DEBUG", default=False, cast=bool)
SECRET_KEY = config("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Put a long random value into the environment or into .env "
            "(`make run` writes one), or set DEBUG=on on a machine that only you can reach."
        )
    SECRET_KEY = "only-for-a-laptop-in-debug-mode-never-for-a-site-that-others-reach"

ALLOWED_HOSTS = config(
    "ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]" if DEBUG else "", cast=Csv()
)
CSRF_TRUSTED_ORIGINS = config("CSRF_TRUSTED_ORIGINS", default="", cast=Csv())
# Where the site is, for texts; without a slash at the end.
SITE_URL = config(
    "SITE_URL",
    default=f"https://{ALLOWED_HOSTS[0]}"
    if ALLOWED_HOSTS and not DEBUG
    else "http://127.0.0.1:8000",
)
# Where people write about their data or their account; privacy.html shows it.
CONTACT_EMAIL = config("CONTACT_EMAIL", default="")
# Where holes are reported to, as an address with its scheme; security.txt shows it.
SECURITY_CONTACT = config(
    "SECURITY_CONTACT", default=f"mailto:{CONTACT_EMAIL}" if CONTACT_EMAIL else ""
)

# --- What runs ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "gowheels.apps.GoWheelsConfig",
    "gowheels.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "gowheels.middleware.request_id",
    "gowheels.metrics.measured",
    "django.middleware.security.SecurityMiddleware",
    "gowheels.middleware.browser_policies",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gowheels.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "gowheels.middleware.body_limit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gowheels.replicas.read_nearby",
    "gowheels.visitor_cache.serve_kept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gowheels.middleware.session_ends",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "gowheels_project.urls"
WSGI_APPLICATION = "gowheels_project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gowheels.context_processors.contact",
            ],
            # Every template has words.
            "builtins": ["django.templatetags.i18n", "gowheels.templatetags.said"],
        },
    }
]

# --- Database -------------------------------------------------------------------------------

# For so long after each change that a browser asks for, it is answered from the primary.
REPLICA_SECONDS = config("DB_REPLICA_SECONDS", default=5, cast=int)
if config("DB_NAME", default=""):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.mysql",
            "NAME": config("DB_NAME"),
            "USER": config("DB_USER", default="root"),
            "PASSWORD": config("DB_PASSWORD", default=""),
            "HOST": config("DB_HOST", default="localhost"),
            "PORT": config("DB_PORT", default="3306"),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "charset": "utf8mb4",
                "isolation_level": "read committed",
                "connect_timeout": 3,
                "init_command": "SET sql_mode='STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"
                + scale.waits_for_other_nodes(),
            },
            "TEST": {"CHARSET": "utf8mb4", "COLLATION": "utf8mb4_unicode_ci"},
        }
    }
    DATABASES |= scale.replicas_of(DATABASES["default"])
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config("SQLITE_PATH", default=BASE_DIR / "db.sqlite3", cast=Path),
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                # A deferred transaction that later writes fails at once when another has written;
                # IMMEDIATE waits its turn for as long as the time-out says.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }
REPLICAS = [alias for alias in DATABASES if alias != "default"]
DATABASE_ROUTERS = ["gowheels.replicas.ReplicaRouter"] if REPLICAS else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = config("REDIS_URL", default="")
CACHES = scale.caches(REDIS_URL)

# --- People and sessions --------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["gowheels.authentication.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "dashboard"
# A session ends when it was not used for the first and in any case after the second.
SESSION_IDLE_LIMIT = timedelta(days=config("SESSION_IDLE_DAYS", default=14, cast=int))
SESSION_LIMIT = timedelta(days=config("SESSION_DAYS", default=30, cast=int))
SESSION_COOKIE_AGE = int(SESSION_LIMIT.total_seconds())
# Staff decide about other people's listings: a text message is too weak a key for that.
STAFF_PHONE_SIGN_IN = config("STAFF_PHONE_SIGN_IN", default=False, cast=bool)
SESSION_ENGINE = "gowheels.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gowheels.views.errors.csrf_failure"

# --- One-time codes and texts ---------------------------------------------------------------

OTP_LIFETIME = timedelta(minutes=config("OTP_MINUTES", default=5, cast=int))
OTP_TRIES = config("OTP_TRIES", default=5, cast=int)
# A fixed code for a laptop, where no text can arrive. It opens nothing outside DEBUG, where a
# system check refuses it besides.
OTP_DEMO_CODE = config("OTP_DEMO_CODE", default="")
SMS_BACKEND = config("SMS_BACKEND", default="gowheels.sms.console.ConsoleBackend")
# The languages of texts: each text of each is a template that the operators have to know.
SMS_LANGUAGES = config("SMS_LANGUAGES", default="en,hi", cast=Csv())
# How gowheels.sms.http.HttpBackend asks the gateway; docs/sms.md has the values for three of them.
SMS_HTTP = {
    "url": config("SMS_HTTP_URL", default=""),
    "method": config("SMS_HTTP_METHOD", default="POST"),
    "headers": config("SMS_HTTP_HEADERS", default="{}", cast=json.loads),
    "body": config("SMS_HTTP_BODY", default="{}", cast=json.loads),
    "format": config("SMS_HTTP_FORMAT", default="json", cast=Choices(["json", "form"])),
    "success": config("SMS_HTTP_SUCCESS", default="{}", cast=json.loads),
    "template_ids": config("SMS_HTTP_TEMPLATE_IDS", default="{}", cast=json.loads),
    "timeout": config("SMS_HTTP_TIMEOUT", default=5, cast=float),
}

# --- Limits: so many in so long (s, m, h, d) ------------------------------------------------

# Each is named in gowheels_project/limits.py, and LIMIT_… in the environment.
RATE_LIMITS = limits.rates()
# Proxies whose X-Forwarded-For is believed: networks, and `unix` for a socket's other end.
TRUSTED_PROXIES = config("TRUSTED_PROXIES", default="", cast=Csv())
# Networks of our own machines: to all others, /metrics and /readyz/ are not there.
INTERNAL_NETWORKS = config("INTERNAL_NETWORKS", default="127.0.0.1/32,::1/128", cast=Csv())

# --- Language and formats -------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("hi", "हिन्दी")]
# What the switch keeps; the scripts have no need of it.
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
# What we say, and what Django says and has not translated.
LOCALE_PATHS = [BASE_DIR / "gowheels" / "locale", BASE_DIR / "gowheels_project" / "locale"]
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True
# Lakh grouping lives in the formats module; it is asked for by filter, or a year prints as 2,026.
FORMAT_MODULE_PATH = "gowheels_project.formats"
USE_THOUSAND_SEPARATOR = False

# --- Files ----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = config("STATIC_ROOT", default=BASE_DIR / "staticfiles", cast=Path)
MEDIA_URL = "media/"
MEDIA_ROOT = config("MEDIA_ROOT", default=BASE_DIR / "media", cast=Path)
# Photographs in a bucket that speaks S3, in place of MEDIA_ROOT.
MEDIA_S3_BUCKET = config("MEDIA_S3_BUCKET", default="")
media_storage, media_hosts = scale.media(MEDIA_S3_BUCKET)
STORAGES = {
    "default": media_storage,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "gowheels.storage.StaticFiles"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
# Twelve photographs of 15 MB and their form; each photograph's own limit is on the model.
DATA_UPLOAD_MAX_NUMBER_FILES = 40
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- Security headers -----------------------------------------------------------------------

HTTPS = config("HTTPS", default=not DEBUG, cast=bool)
SECURE_SSL_REDIRECT = HTTPS
BEHIND_PROXY = config("BEHIND_PROXY", default=False, cast=bool)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Load balancers and Prometheus ask over plain HTTP from inside.
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$", r"^metrics$"]
SECURE_HSTS_SECONDS = config("HSTS_SECONDS", default=31_536_000 if HTTPS else 0, cast=int)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CROSS_ORIGIN_RESOURCE_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# A browser takes a cookie of such a name only from this very host and by HTTPS: no neighbour on a
# subdomain, and nobody on the way, can put one of theirs in its place.
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        # Nothing but what is named here.
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *media_hosts],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- Messages and logs ----------------------------------------------------------------------

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A query that takes so long or longer is written down, without its values; 0 for none.
SLOW_QUERY_MS = config("SLOW_QUERY_MS", default=200, cast=float)
# Where faults are reported to, besides the log; needs requirements-extra.txt.
SENTRY_DSN = config("SENTRY_DSN", default="")

LOGGING = logs.to_console(level=config("LOG_LEVEL", default="INFO"), as_json=not DEBUG)
