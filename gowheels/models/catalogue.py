"""What vehicles there are, and where places are."""

from django.db import models

from gowheels.models.fields import SearchKeyField
from gowheels.models.vehicles import Vehicle


class BrandImage(models.Model):
    """A make in one category of vehicle, with its badge: Honda makes cars, bikes and scooters."""

    category = models.CharField(max_length=10, choices=Vehicle.Category)
    name = models.CharField(max_length=50)
    key = SearchKeyField(source="name", max_length=50)
    image = models.ImageField(upload_to="brands/", blank=True)

    class Meta:
        verbose_name = "brand"
        ordering = ["name", "category"]
        constraints = [
            models.UniqueConstraint(fields=["category", "key"], name="one_brand_category_name")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_category_display()})"


class ModelImage(models.Model):
    """A model of a brand, with a drawing of its body."""

    brand = models.ForeignKey(BrandImage, on_delete=models.CASCADE, related_name="models")
    name = models.CharField(max_length=50)
    key = SearchKeyField(source="name", max_length=50)
    image = models.ImageField(upload_to="models/", blank=True)

    class Meta:
        verbose_name = "model"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "key"], name="one_model_brand_name")
        ]

    def __str__(self) -> str:
        return f"{self.brand.name} {self.name}"


class Pincode(models.Model):
    """One postal code of India with the place it serves; see docs/data.md for its source."""

    code = models.CharField(max_length=6, primary_key=True)
    place = models.CharField(max_length=80)
    district = models.CharField(max_length=60)
    state = models.CharField(max_length=60)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="pincode_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.place}, {self.district}"
