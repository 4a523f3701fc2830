"""What is kept of a vehicle that the public saw once and that is here no more."""

from typing import Self

from django.db import models
from django.utils import timezone

from gowheels.models.vehicles import Vehicle


class GoneVehicle(models.Model):
    """The least by which an old link can be answered: what it was and where, not whose."""

    vehicle_id = models.BigIntegerField(primary_key=True)
    category = models.CharField(max_length=10, choices=Vehicle.Category)
    brand_name = models.CharField("brand", max_length=50)
    model_name = models.CharField("model", max_length=50)
    pincode = models.CharField(max_length=6)
    state = models.CharField(max_length=60)
    gone_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title

    @classmethod
    def of(cls, vehicle: Vehicle) -> Self:
        """What would be kept of a vehicle; unsaved."""
        return cls(
            vehicle_id=vehicle.pk,
            category=vehicle.category,
            brand_name=vehicle.brand_name,
            model_name=vehicle.model_name,
            pincode=vehicle.pincode,
            state=vehicle.state,
        )

    @property
    def title(self) -> str:
        """The name a person would call it by: "Tata Nexon"."""
        return f"{self.brand_name} {self.model_name}"
