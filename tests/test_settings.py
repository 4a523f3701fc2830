"""The settings as a process of their own reads them, from the environment and from .env."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gowheels_project import limits

ROOT = Path(__file__).resolve().parent.parent
KEY = "a-key-of-more-than-fifty-characters-for-a-test-of-production-0123456789"
SHOW = """
import json
from gowheels_project import settings
names = json.loads({names!r})
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""
PRODUCTION = {
    "SECRET_KEY": KEY,
    "DEBUG": "off",
    "ALLOWED_HOSTS": "gowheels.example,www.gowheels.example",
    "CSRF_TRUSTED_ORIGINS": "https://gowheels.example,https://www.gowheels.example",
    "HTTPS": "on",
    "HSTS_SECONDS": "31536000",
    "BEHIND_PROXY": "on",
    "OTP_DEMO_CODE": "",
    "CONTACT_EMAIL": "help@gowheels.example",
}


def run(folder: Path, arguments: list[str], environment: dict[str, str]):
    return subprocess.run(  # noqa: S603  what it runs stands in this file
        [sys.executable, *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the settings, so that no .env of the developer is read."""
    shutil.copytree(ROOT / "gowheels_project", tmp_path / "gowheels_project")
    return tmp_path


def read(site: Path, names: list[str], environment: dict[str, str], dotenv: str = "") -> dict:
    (site / ".env").write_text(dotenv)
    done = run(site, ["-c", SHOW.format(names=json.dumps(names))], environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_starts_without_a_key_and_the_site_says_why(site):
    done = run(site, ["-c", "import gowheels_project.settings"], {})
    assert done.returncode != 0
    assert "ImproperlyConfigured: SECRET_KEY is not set." in done.stderr.splitlines()[-1]


def test_debug_is_off_and_the_database_sqlite_unless_something_else_is_asked_for(site):
    names = ["DEBUG", "DATABASES", "OTP_DEMO_CODE", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT"]
    found = read(site, names, {"SECRET_KEY": KEY})
    database = found["DATABASES"]["default"]
    assert found["DEBUG"] is False
    assert found["OTP_DEMO_CODE"] == ""
    assert found["ALLOWED_HOSTS"] == []
    assert found["SECURE_SSL_REDIRECT"] is True
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(site / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_a_laptop_may_do_without_a_key_and_is_the_only_host(site):
    names = ["DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE"]
    found = read(site, names, {"DEBUG": "on"})
    assert found["DEBUG"] is True
    assert found["SECRET_KEY"]
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert found["SECURE_SSL_REDIRECT"] is False
    assert found["SESSION_COOKIE_SECURE"] is False


def test_a_database_is_read_from_dotenv_with_its_password_unquoted(site):
    dotenv = "\n".join(
        [
            f"SECRET_KEY={KEY}",
            "DB_NAME=gowheels",
            "DB_USER=rider",
            "DB_PASSWORD=p@ss100#",
            "DB_HOST=db.example",
            "DB_PORT=3307",
        ]
    )
    database = read(site, ["DATABASES"], {}, dotenv)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.mysql"
    assert database["PASSWORD"] == "p@ss100#"
    assert [database[name] for name in ("NAME", "USER", "HOST", "PORT")] == [
        "gowheels",
        "rider",
        "db.example",
        "3307",
    ]
    assert database["OPTIONS"]["charset"] == "utf8mb4"
    assert database["OPTIONS"]["isolation_level"] == "read committed"
    assert "STRICT_TRANS_TABLES" in database["OPTIONS"]["init_command"]
    assert database["CONN_MAX_AGE"] > 0
    assert database["CONN_HEALTH_CHECKS"] is True


def test_in_production_cookies_travel_by_https_alone_and_out_of_reach_of_scripts(site):
    names = [
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_SAMESITE",
        "STAFF_PHONE_SIGN_IN",
        "TRUSTED_PROXIES",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "SECURE_HSTS_SECONDS",
    ]
    assert read(site, names, {"SECRET_KEY": KEY}) == {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "STAFF_PHONE_SIGN_IN": False,
        "TRUSTED_PROXIES": [],
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SECURE_HSTS_SECONDS": 31536000,
    }


def test_sessions_end_when_the_environment_says(site):
    names = ["SESSION_IDLE_LIMIT", "SESSION_LIMIT", "SESSION_COOKIE_AGE"]
    usual = read(site, names, {"SECRET_KEY": KEY})
    assert list(usual.values()) == ["14 days, 0:00:00", "30 days, 0:00:00", 30 * 86400]
    asked = {"SECRET_KEY": KEY, "SESSION_IDLE_DAYS": "1", "SESSION_DAYS": "2"}
    assert list(read(site, names, asked).values()) == ["1 day, 0:00:00", "2 days, 0:00:00", 172800]


def test_limits_are_what_the_environment_says(site):
    limits = read(site, ["RATE_LIMITS"], {"SECRET_KEY": KEY})["RATE_LIMITS"]
    assert limits == {
        "send_phone_burst": "1/30s",
        "send_phone_hour": "5/1h",
        "send_phone_day": "10/1d",
        "send_address": "20/1h",
        "send_site": "3000/1h",
        "try_phone": "10/1h",
        "check_phone": "30/1h",
        "click": "600/1h",
        "contact": "30/1d",
        "contact_new": "10/1d",
        "contact_address": "300/1d",
        "message": "10/1d",
        "favourite": "600/1h",
        "picked_out": "600/1h",
        "report": "10/1d",
        "upload": "300/1h",
        "share_picture": "600/1h",
        "admin_sign_in_name": "5/15m",
        "admin_sign_in_address": "20/1h",
    }
    asked = {f"LIMIT_{name.upper()}": "7/7m" for name in limits}
    found = read(site, ["RATE_LIMITS"], {"SECRET_KEY": KEY, **asked})["RATE_LIMITS"]
    assert found == dict.fromkeys(limits, "7/7m")


def test_proxies_and_the_staffs_phones_are_what_the_environment_says(site):
    asked = {"TRUSTED_PROXIES": "unix, 10.0.0.0/8", "STAFF_PHONE_SIGN_IN": "on"}
    found = read(site, list(asked), {"SECRET_KEY": KEY, **asked})
    assert found == {"TRUSTED_PROXIES": ["unix", "10.0.0.0/8"], "STAFF_PHONE_SIGN_IN": True}


def test_the_environment_wins_over_dotenv(site):
    found = read(site, ["SECRET_KEY"], {"SECRET_KEY": KEY}, "SECRET_KEY=of-the-file")
    assert found["SECRET_KEY"] == KEY


def test_the_deploy_check_finds_only_that_no_text_would_reach_anybody(tmp_path):
    production = PRODUCTION | {"DB_NAME": "", "SQLITE_PATH": str(tmp_path / "db.sqlite3")}
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    warned = run(ROOT, check, production)
    assert warned.returncode != 0
    assert warned.stderr.count("WARNINGS:") == 1
    assert "gowheels.W001" in warned.stderr
    assert "security.W" not in warned.stderr
    example = (ROOT / ".env.example").read_text()
    named = dict(re.findall(r"^#?([A-Z0-9_]+)=(.*)$", example, flags=re.MULTILINE))
    clean = run(ROOT, check, {**named, **production, "SMS_BACKEND": named["SMS_BACKEND"]})
    assert clean.returncode == 0, clean.stderr


def test_a_demo_code_outside_debug_stops_the_check(tmp_path):
    wrong = {"OTP_DEMO_CODE": "123456", "DB_NAME": "", "SQLITE_PATH": str(tmp_path / "db.sqlite3")}
    done = run(ROOT, ["manage.py", "check"], PRODUCTION | wrong)
    assert done.returncode != 0
    assert "OTP_DEMO_CODE is set while DEBUG is off" in done.stderr


def test_the_example_of_dotenv_names_every_setting_that_is_read():
    source = "".join(path.read_text() for path in (ROOT / "gowheels_project").glob("*.py"))
    example = (ROOT / ".env.example").read_text()
    read_names = set(re.findall(r'config\(\s*"([A-Z0-9_]+)"', source))
    read_names |= {limits.variable(name) for name in limits.DEFAULTS}
    named = set(re.findall(r"^#?([A-Z0-9_]+)=", example, flags=re.MULTILINE))
    assert read_names == named


def test_more_than_one_server_is_a_matter_of_settings(site):
    pytest.importorskip("MySQLdb")
    names = ["DATABASES", "REPLICAS", "DATABASE_ROUTERS", "CACHES", "CONTENT_SECURITY_POLICY"]
    found = read(
        site,
        names,
        {
            "SECRET_KEY": KEY,
            "DB_NAME": "gowheels",
            "DB_HOST": "10.0.0.11",
            "DB_REPLICA_HOST": "10.0.0.12,10.0.0.13:3307",
            "DB_WSREP_SYNC_WAIT": "1",
            "REDIS_URL": "redis://10.0.0.21:6379/0",
            "MEDIA_S3_BUCKET": "gowheels-photographs",
        },
    )
    databases = found["DATABASES"]
    assert found["REPLICAS"] == ["replica_1", "replica_2"]
    assert [(one["HOST"], one["PORT"]) for one in databases.values()] == [
        ("10.0.0.11", "3306"),
        ("10.0.0.12", "3306"),
        ("10.0.0.13", "3307"),
    ]
    assert databases["default"]["OPTIONS"]["init_command"].endswith(", wsrep_sync_wait=1")
    assert found["DATABASE_ROUTERS"] == ["gowheels.replicas.ReplicaRouter"]
    assert found["CACHES"]["default"]["LOCATION"] == "redis://10.0.0.21:6379/0"
    images = found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["img-src"]
    assert images[-1] == "https://s3.ap-south-1.amazonaws.com"


def test_one_server_has_none_of_it(site):
    names = ["DATABASES", "REPLICAS", "DATABASE_ROUTERS", "CACHES", "STORAGES"]
    found = read(site, names, {"SECRET_KEY": KEY})
    assert list(found["DATABASES"]) == ["default"]
    assert found["REPLICAS"] == found["DATABASE_ROUTERS"] == []
    assert "redis" not in str(found["CACHES"]).lower()
    assert "PhotosOnDisk" in found["STORAGES"]["default"]["BACKEND"]
