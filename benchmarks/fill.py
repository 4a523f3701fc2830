"""Filled databases, kept in a folder so that a second run is quick.

One folder a database and size, named with the newest migration: another one fills anew.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import sign_in

KEPT = Path.home() / ".cache" / "gowheels-bench"
DATABASES = ("sqlite", "mariadb")
BUFFER_POOL = "1G"
_VARIABLES = ("DB_NAME", "DB_USER", "DB_PASSWORD", "DB_HOST", "DB_PORT")


@contextmanager
def filled(database: str, vehicles: int, kept: Path) -> Iterator[dict[str, str]]:
    """Give the environment of a production site with so many demo vehicles."""
    folder = _folder(database, vehicles, kept)
    environment = site_environment(folder)
    if database == "sqlite":
        _fill(environment, vehicles, folder)
        yield environment
        return
    with _mariadb(folder) as variables:
        environment |= variables
        _fill(environment, vehicles, folder)
        yield environment


def site_environment(folder: Path) -> dict[str, str]:
    """The environment of a production site on SQLite whose data all lies in `folder`."""
    return os.environ | {
        "DEBUG": "off",
        "HTTPS": "off",
        "SECRET_KEY": "of a site that lives for a minute and knows nobody",
        "ALLOWED_HOSTS": "127.0.0.1",
        "OTP_DEMO_CODE": "",
        "LOG_LEVEL": "ERROR",
        "DB_NAME": "",
        "SQLITE_PATH": str(folder / "db.sqlite3"),
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        **sign_in.environment(folder / "texts"),
    }


def _folder(database: str, vehicles: int, kept: Path) -> Path:
    newest = max(Path("gowheels/migrations").glob("0*.py")).stem
    folder = kept / f"{database}-{vehicles}-{newest}"
    for other in kept.glob(f"{database}-{vehicles}-*"):
        if other != folder or not (folder / "filled").exists():
            shutil.rmtree(other)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fill(environment: dict[str, str], vehicles: int, folder: Path) -> None:
    manage = [sys.executable, "manage.py"]
    subprocess.run(
        [*manage, "collectstatic", "--noinput", "--clear", "-v0"], env=environment, check=True
    )
    if (folder / "filled").exists():
        return
    laptop = environment | {"DEBUG": "on"}  # demo data is for laptops only
    for command in (
        ["migrate", "--verbosity=0"],
        ["seed_demo", "--no-photos", f"--vehicles={vehicles}"],
    ):
        subprocess.run(manage + command, env=laptop, check=True, stdout=subprocess.DEVNULL)
    (folder / "filled").touch()


@contextmanager
def _mariadb(folder: Path) -> Iterator[dict[str, str]]:
    """Run a MariaDB whose data stays in the folder; gives the variables that find it."""
    asked = {"MARIADB_FOLDER": str(folder / "mariadb"), "MARIADB_BUFFER_POOL": BUFFER_POOL}
    # It tells its variables, and ends when its input does.
    tell = ["sh", "-c", f"env | grep -E '^({'|'.join(_VARIABLES)})='; echo; cat >/dev/null"]
    with subprocess.Popen(
        ["bin/with-mariadb", *tell],
        env=os.environ | asked,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        lines = iter(server.stdout or [])
        variables = dict(line.strip().split("=", 1) for line in iter(lines.__next__, "\n"))
        try:
            yield variables
        finally:
            if server.stdin:
                server.stdin.close()
