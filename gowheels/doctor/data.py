"""What the site knows, and whether what it keeps beside the listings agrees with them."""

from django.contrib.auth.models import User

from gowheels.doctor.findings import Finding, check, failure, ok, warning
from gowheels.models import BrandImage, FacetCount, Pincode, PriceBenchmark, Vehicle
from gowheels.price_labels import ENOUGH

PINCODES = 19_000
REBUILD = "Run `manage.py rebuild_search`."


@check("places", asks_database=True)
def pincodes() -> Finding:
    """Whether pincodes stand for places."""
    count = Pincode.objects.count()
    if count >= PINCODES:
        return ok(f"{count:,} pincodes are known.")
    found, advice = f"Only {count:,} pincodes are known.", "Run `manage.py load_pincodes`."
    return warning(found, advice) if count else failure(found, advice)


@check("catalogue", asks_database=True)
def catalogue() -> Finding:
    """Whether there are makes and models to choose from."""
    count = BrandImage.objects.count()
    if count:
        return ok(f"{count:,} makes are known.")
    return warning("No makes are known.", "Run `manage.py load_catalogue`.")


@check("search", asks_database=True)
def facets() -> Finding:
    """Whether the counts beside the filters are those of the listings."""
    listed = Vehicle.objects.visible().count()
    counted = _counted("all", "")
    if listed != counted:
        return failure(f"{listed:,} vehicles are listed, and {counted:,} are counted.", REBUILD)
    newest = Vehicle.objects.visible().order_by("-pk").first()
    if newest:
        alike = Vehicle.objects.visible().filter(category=newest.category).count()
        if alike != (counted := _counted("category", newest.category)):
            return failure(f"Of {newest.category} {alike:,}, and {counted:,} are counted.", REBUILD)
    return ok(f"{listed:,} vehicles are listed, and counted.")


def _counted(facet: str, value: str) -> int:
    counts = FacetCount.objects.filter(scope="", facet=facet, value=value)
    return counts.values_list("count", flat=True).first() or 0


@check("prices", asks_database=True)
def medians() -> Finding:
    """Whether prices are compared with something."""
    kept = PriceBenchmark.objects.count()
    newest = Vehicle.objects.visible().order_by("-pk").first()
    if newest and not kept:
        alike = Vehicle.objects.visible().filter(
            state=newest.state, brand_key=newest.brand_key, model_key=newest.model_key
        )
        if alike[:ENOUGH].count() == ENOUGH:
            return warning("No price is compared.", "Run `manage.py refresh_prices`, daily.")
    return ok(f"{kept:,} medians are kept.")


@check("staff", asks_database=True)
def somebody_decides() -> Finding:
    """Whether there is anybody to approve what owners list."""
    staff = User.objects.filter(is_active=True, is_staff=True)
    if count := len([user for user in staff if user.has_perm("gowheels.change_vehicle")]):
        return ok(f"{count:,} people may approve vehicles.")
    return warning("Nobody may approve vehicles.", "Run `manage.py make_staff`, see its --help.")
