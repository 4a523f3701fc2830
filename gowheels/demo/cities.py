"""Where the demo's people live: fifty cities with their pincodes and registration offices."""

from dataclasses import dataclass

from gowheels import places
from gowheels.models import Pincode


@dataclass(frozen=True)
class City:
    """A city; `weight` is how much of the demo it gets, `region` whose names are usual there.

    `offices` begin the numbers of vehicles registered there, `level` is how dear it is: 1 is usual.
    """

    name: str
    weight: int
    region: str
    level: float
    offices: tuple[str, ...]
    pincodes: tuple[str, ...]


def _city(name: str, weight: int, region: str, level: float, offices: str, pincodes: str) -> City:
    registrations = tuple(f"{office[:2]} {office[2:]}" for office in offices.split())
    return City(name, weight, region, level, registrations, tuple(pincodes.split()))


CITIES = (
    _city(
        "Bengaluru",
        26,
        "kannada",
        1.05,
        "KA01 KA03 KA04 KA05 KA51 KA53",
        "560001 560003 560024 560034 560037 560038 560041 560064 560066 560076 560078 560085 "
        "560100 560102 560103",
    ),
    _city(
        "Mumbai",
        22,
        "marathi",
        1.1,
        "MH01 MH02 MH03 MH47",
        "400001 400018 400028 400050 400053 400064 400069 400071 400076 400080 400092",
    ),
    _city("Thane", 6, "marathi", 1.05, "MH04 MH43", "400601 400607 400703 400706"),
    _city(
        "Delhi",
        22,
        "north",
        1.05,
        "DL1C DL3C DL8C DL9C",
        "110001 110005 110016 110017 110018 110019 110024 110027 110048 110058 110070 110075 "
        "110085 110091 110092",
    ),
    _city("Gurugram", 8, "north", 1.08, "HR26 HR72", "122001 122002 122018"),
    _city("Noida", 7, "north", 1.0, "UP16", "201301 201304 201310"),
    _city("Ghaziabad", 4, "north", 0.96, "UP14", "201001 201010 201014"),
    _city(
        "Hyderabad",
        18,
        "telugu",
        1.0,
        "TS07 TS08 TS09 TS10",
        "500001 500003 500016 500032 500033 500034 500049 500072 500074 500081 500084",
    ),
    _city(
        "Chennai",
        15,
        "tamil",
        1.02,
        "TN01 TN07 TN09 TN10 TN22",
        "600001 600004 600017 600020 600028 600040 600042 600045 600096 600119",
    ),
    _city(
        "Pune",
        16,
        "marathi",
        1.02,
        "MH12 MH14",
        "411001 411004 411006 411007 411014 411018 411028 411038 411045 411057",
    ),
    _city(
        "Kolkata",
        13,
        "bengali",
        0.96,
        "WB02 WB06 WB08 WB26",
        "700001 700016 700019 700029 700032 700053 700064 700091 700156",
    ),
    _city("Ahmedabad", 10, "gujarati", 0.98, "GJ01 GJ27", "380001 380008 380009 380015 380054"),
    _city("Surat", 5, "gujarati", 0.96, "GJ05", "395006 395007 395009"),
    _city("Vadodara", 4, "gujarati", 0.95, "GJ06", "390001 390007"),
    _city("Rajkot", 3, "gujarati", 0.92, "GJ03", "360001 360005"),
    _city("Jaipur", 9, "rajasthani", 0.98, "RJ14 RJ45", "302001 302015 302017 302020 302021"),
    _city("Udaipur", 4, "rajasthani", 1.0, "RJ27", "313001"),
    _city("Jodhpur", 3, "rajasthani", 0.95, "RJ19", "342001"),
    _city(
        "Goa", 13, "goan", 1.12, "GA01 GA03 GA07 GA08", "403001 403507 403509 403516 403601 403802"
    ),
    _city("Kochi", 8, "malayalam", 1.0, "KL07 KL39", "682001 682016 682020 682024 682030"),
    _city("Thiruvananthapuram", 5, "malayalam", 0.98, "KL01 KL22", "695001 695004 695581"),
    _city("Kozhikode", 3, "malayalam", 0.96, "KL11", "673001 673004"),
    _city("Coimbatore", 6, "tamil", 0.96, "TN37 TN38 TN66", "641001 641002 641004 641012"),
    _city("Madurai", 3, "tamil", 0.92, "TN58 TN59", "625001 625020"),
    _city("Puducherry", 4, "tamil", 1.0, "PY01", "605001 605006"),
    _city("Mysuru", 5, "kannada", 0.97, "KA09 KA55", "570001 570009 570017"),
    _city("Mangaluru", 3, "kannada", 0.96, "KA19", "575001 575002"),
    _city("Visakhapatnam", 5, "telugu", 0.95, "AP31 AP39", "530001 530016 530017 530045"),
    _city("Vijayawada", 3, "telugu", 0.93, "AP16 AP39", "520001 520010"),
    _city("Lucknow", 7, "north", 0.95, "UP32", "226001 226010 226012 226016 226024"),
    _city("Kanpur", 3, "north", 0.9, "UP78", "208001 208002"),
    _city("Varanasi", 4, "north", 0.93, "UP65", "221001 221005"),
    _city("Patna", 4, "bihari", 0.92, "BR01", "800001 800014 800020"),
    _city("Ranchi", 3, "bihari", 0.92, "JH01", "834001 834002"),
    _city("Bhubaneswar", 4, "odia", 0.94, "OD02 OD33", "751001 751007 751024 751030"),
    _city("Guwahati", 5, "assamese", 1.0, "AS01", "781001 781005 781028 781029"),
    _city("Shillong", 2, "khasi", 1.04, "ML05", "793001"),
    _city("Chandigarh", 6, "punjabi", 1.0, "CH01", "160017 160022 160036"),
    _city("Mohali", 3, "punjabi", 0.97, "PB65", "160055 160062 160071"),
    _city("Ludhiana", 4, "punjabi", 0.95, "PB10", "141001"),
    _city("Dehradun", 4, "pahari", 1.0, "UK07", "248001 249201"),
    _city("Manali", 3, "pahari", 1.15, "HP01 HP58", "175131"),
    _city("Shimla", 2, "pahari", 1.08, "HP03 HP63", "171001"),
    _city("Srinagar", 3, "kashmiri", 1.05, "JK01", "190001"),
    _city("Leh", 3, "ladakhi", 1.2, "LA01 LA02", "194101"),
    _city("Bhopal", 4, "north", 0.93, "MP04", "462001 462011 462016"),
    _city("Indore", 6, "north", 0.95, "MP09", "452001 452010 452018"),
    _city("Nagpur", 5, "marathi", 0.94, "MH31 MH49", "440001 440010 440022"),
    _city("Nashik", 4, "marathi", 0.94, "MH15", "422001 422009"),
    _city("Raipur", 3, "north", 0.91, "CG04", "492001"),
)


_OUTSKIRTS_KM = 30


def known_pincodes() -> dict[str, Pincode]:
    """Read the pincodes of all cities in one query, by their codes."""
    return Pincode.objects.in_bulk({code for city in CITIES for code in city.pincodes})


def outskirts(pincodes: dict[str, Pincode]) -> dict[str, list[str]]:
    """The pincodes around each city that are no city's own, by its name; `pincodes` are those."""
    near = {city.name: {code for own in city.pincodes for code in _around(own)} for city in CITIES}
    return {name: sorted(codes - pincodes.keys()) for name, codes in near.items()}


def _around(code: str) -> dict[str, int]:
    centre = places.centre_of(code)
    return places.around(centre, _OUTSKIRTS_KM) if centre else {}
