"""The photographs of a vehicle."""

from django.db import models

from gowheels.models.vehicles import Vehicle


class VehicleImage(models.Model):
    """A photograph of a vehicle; position 0 is the cover. Sizes are those of the largest file."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="images")
    image = models.ImageField(upload_to="vehicles/seller/", max_length=120)
    position = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    perceptual_hash = models.BigIntegerField(null=True, blank=True, editable=False, db_index=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "position"], name="one_position_vehicle_image"
            )
        ]

    def __str__(self) -> str:
        return f"Photograph {self.position + 1} of vehicle {self.vehicle_id}"
