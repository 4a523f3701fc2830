"""What tests of commands share."""

import pytest

from gowheels import places
from gowheels.demo import photographs
from gowheels.demo.cities import CITIES
from gowheels.models import BrandImage, Pincode


@pytest.fixture
def quick_demo(monkeypatch) -> None:
    """The pincodes of the demo's cities, a catalogue that counts as loaded, small pictures."""
    monkeypatch.setattr(photographs, "WIDTH", 400)
    BrandImage.objects.create(category="car", name="Tata")
    wanted = {code for city in CITIES for code in city.pincodes}
    Pincode.objects.bulk_create(each for each in places.shipped() if each.code in wanted)
