"""What every test may ask for: people at their browsers, a clock, and a clean place to work."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings as site_settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gowheels import places
from gowheels.models import Pincode
from gowheels.sms import locmem
from tests.contract.judge import hold
from tests.factories import person, signed_in, superuser

# A slow machine is no fault of the code, and what was found once is written down as a test.
hypothesis.settings.register_profile("tests", deadline=None, database=None)
hypothesis.settings.load_profile("tests")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give SQLite a real file: in memory it locks whole tables, unlike on the site."""
    database = site_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(scope="session", autouse=True)
def _held_against_the_contract() -> Iterator[None]:
    """Let no test pass that received an answer which docs/openapi.yaml does not know."""
    ask = Client.request

    def ask_and_hold(client: Client, **request: Any) -> Any:
        response = ask(client, **request)
        hold(response)
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "request", ask_and_hold)
        yield


@pytest.fixture(scope="session", autouse=True)
def _addresses_of_a_site() -> None:
    """Read the URLconf now: a test that sets DEBUG may not be the one that reads it first."""
    import_module(site_settings.ROOT_URLCONF)


@pytest.fixture(autouse=True)
def _clean_slate() -> None:
    cache.clear()
    places.forget()
    locmem.outbox.clear()


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """The test's own folder of uploaded files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def stored(media: Path) -> Callable[[], list[str]]:
    """The names of the files that lie in the folder of uploaded files now."""

    def names() -> list[str]:
        return sorted(str(file.relative_to(media)) for file in media.rglob("*") if file.is_file())

    return names


@pytest.fixture
def anonymous() -> Client:
    """A browser at which nobody is signed in."""
    return Client()


@pytest.fixture
def owner(db: None) -> Client:
    """A browser of somebody who lists vehicles."""
    return signed_in(person("Ravi"))


@pytest.fixture
def outsider(db: None) -> Client:
    """A browser of somebody else."""
    return signed_in(person("Meera"))


@pytest.fixture
def staff(db: None) -> Client:
    """A browser of a superuser without a phone."""
    return signed_in(superuser())


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Move the site's clock: `move_clock(minutes=6)` from the true time, either way."""
    true_time = timezone.now

    def move(**by: float) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: true_time() + timedelta(**by))

    return move


@pytest.fixture
def indiranagar(db: None) -> Pincode:
    """A pincode that the site knows."""
    return Pincode.objects.create(
        code="560038",
        place="Indiranagar",
        district="Bengaluru",
        state="Karnataka",
        latitude=12.9784,
        longitude=77.6408,
    )


@pytest.fixture
def count_queries(db: None) -> Callable[[Client, str], int]:
    """How many queries a page costs a browser: nothing is cached, but the places are known."""

    def count(browser: Client, path: str) -> int:
        cache.clear()
        places.gazetteer()
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path).status_code == 200
        return len(captured)

    return count


@pytest.fixture(scope="session")
def newest_migration() -> str:
    """The name of the last of the site's migrations."""
    ((_, name),) = MigrationLoader(None).graph.leaf_nodes("gowheels")
    return name
