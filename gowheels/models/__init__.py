"""The models, one file a subject; import them from here."""

from gowheels.models import names
from gowheels.models.accounts import OneTimePassword, RateCount, UserProfile
from gowheels.models.activity import DailyTotal, VehicleClick
from gowheels.models.audit import AuditEntry
from gowheels.models.catalogue import BrandImage, ModelImage, Pincode
from gowheels.models.facets import FacetCount
from gowheels.models.gone import GoneVehicle
from gowheels.models.images import SamePhoto, UploadedPhoto, VehicleImage
from gowheels.models.leads import Lead
from gowheels.models.prices import PriceBenchmark, PriceLabel
from gowheels.models.reports import VehicleReport
from gowheels.models.sessions import PersonSession
from gowheels.models.vehicles import Vehicle

names.speak(
    AuditEntry,
    BrandImage,
    DailyTotal,
    FacetCount,
    GoneVehicle,
    Lead,
    ModelImage,
    OneTimePassword,
    Pincode,
    PriceBenchmark,
    RateCount,
    SamePhoto,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleImage,
    VehicleReport,
)

__all__ = [
    "AuditEntry",
    "BrandImage",
    "DailyTotal",
    "FacetCount",
    "GoneVehicle",
    "Lead",
    "ModelImage",
    "OneTimePassword",
    "PersonSession",
    "Pincode",
    "PriceBenchmark",
    "PriceLabel",
    "RateCount",
    "SamePhoto",
    "UploadedPhoto",
    "UserProfile",
    "Vehicle",
    "VehicleClick",
    "VehicleImage",
    "VehicleReport",
]
