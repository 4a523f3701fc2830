"""docs/api.md works as it stands: its blocks are run, one after the other."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings as site_settings

from gowheels.models import Lead, Vehicle
from tests.factories import photograph, superuser

WORDS = (site_settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", WORDS, re.MULTILINE | re.DOTALL)


@pytest.fixture
def run(live_server, settings, tmp_path):
    """Run a program beside a site with the demo code; returns what it printed."""
    settings.DEBUG, settings.OTP_DEMO_CODE = True, "123456"
    photo = tmp_path / "photograph.jpg"
    photo.write_bytes(photograph().read())

    def run(*command):
        surroundings = {**os.environ, "SITE": live_server.url, "PHOTO": str(photo)}
        return subprocess.run(  # noqa: S603 - what the document says
            command,
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout

    return run


def approve_all():
    for vehicle in Vehicle.objects.pending():
        vehicle.approve(superuser())


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_journey_with_curl(run):
    register, sell, search, contact = blocks("sh")
    run("bash", "-euc", register + sell)
    listed = Vehicle.objects.get()
    assert (listed.title, listed.image_count) == ("Tata Nexon 2022", 2)
    approve_all()
    assert listed.title in run("bash", "-euc", search)
    post = register.splitlines()[0] + "\n"
    assert "98765 00001" in run("bash", "-euc", post + contact)
    assert Lead.objects.get().customer.first_name == "Meera"


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_journey_with_python(run):
    register, sell, _, _ = blocks("sh")
    run("bash", "-euc", register + sell)
    approve_all()
    (script,) = blocks("python")
    assert len(script.splitlines()) <= 42
    told = run(sys.executable, "-c", script)
    assert told.splitlines() == ["1 vehicle", "Tata Nexon 2022 ₹1,850 Ravi +91 98765 00001"]
