"""Names of places as people type them: squeezed, under old names, with a slip of the finger."""

from collections.abc import Iterator
from string import ascii_lowercase

from gowheels.models.fields import search_key

# A slip in a shorter word makes another word: "pane" is no "pune".
SHORTEST_WITH_TYPO = 5
# A name of more letters has more spellings than there is time to look up.
LONGEST_WITH_TYPO = 24
# Names of yesterday, and names everybody uses, by the name that the list of pincodes has.
ALIASES = {
    "ahmednagar": "ahilyanagar",
    "allahabad": "prayagraj",
    "alleppey": "alappuzha",
    "aurangabad": "chhatrapatisambhajinagar",
    "banaras": "varanasi",
    "bangalore": "bengaluru",
    "baroda": "vadodara",
    "belgaum": "belagavi",
    "bellary": "ballari",
    "benares": "varanasi",
    "bijapur": "vijayapura",
    "bombay": "mumbai",
    "calcutta": "kolkata",
    "calicut": "kozhikode",
    "cannanore": "kannur",
    "chikmagalur": "chikkamagaluru",
    "cochin": "kochi",
    "coorg": "madikeri",
    "delhi": "newdelhi",
    "ernakulam": "kochi",
    "faizabad": "ayodhya",
    "gauhati": "guwahati",
    "gulbarga": "kalaburagi",
    "gurgaon": "gurugram",
    "hospet": "hosapete",
    "hubli": "hubballi",
    "kodagu": "madikeri",
    "madras": "chennai",
    "mangalore": "mangaluru",
    "mysore": "mysuru",
    "ooty": "udagamandalam",
    "orissa": "odisha",
    "osmanabad": "dharashiv",
    "palghat": "palakkad",
    "panjim": "panaji",
    "pondicherry": "puducherry",
    "pondy": "puducherry",
    "poona": "pune",
    "quilon": "kollam",
    "rajamahendravaram": "rajahmundry",
    "saltlake": "bidhannagar",
    "sambhajinagar": "chhatrapatisambhajinagar",
    "shimoga": "shivamogga",
    "simla": "shimla",
    "tanjore": "thanjavur",
    "trichur": "thrissur",
    "trichy": "tiruchirappalli",
    "trivandrum": "thiruvananthapuram",
    "tumkur": "tumakuru",
    "tuticorin": "thoothukudi",
    "udhagamandalam": "udagamandalam",
    "uttaranchal": "uttarakhand",
    "vizag": "visakhapatnam",
}


def words_of(text: str) -> list[str]:
    """The words of a name without capitals and signs: "Bandra (West)" gives bandra, west."""
    return [word for word in search_key(text).split("-") if word]


def squeezed(text: str) -> str:
    """A name as it is compared, without any spacing: "Indira Nagar" gives indiranagar."""
    return "".join(words_of(text))


def endings(text: str) -> list[str]:
    """What a name reads from each of its words on: bandrawest, west."""
    words = words_of(text)
    return ["".join(words[start:]) for start in range(len(words))]


def beginnings(text: str) -> list[str]:
    """What a name reads up to each of its words: bandra, bandrawest."""
    words = words_of(text)
    return ["".join(words[:end]) for end in range(1, len(words) + 1)]


def readings(text: str) -> Iterator[tuple[str, str]]:
    """What a text may mean, as a name and what it lies in ("" for anywhere), likeliest first.

    "Camp, Pune" is read one way; "camp pune" is either one name, or Camp in Pune.
    """
    name, comma, around = text.partition(",")
    if comma:
        yield squeezed(name), squeezed(around)
        return
    words = words_of(text)
    for end in range(len(words), 0, -1):
        yield "".join(words[:end]), "".join(words[end:])


def one_typo(name: str) -> Iterator[str]:
    """Every squeezed name that is one slip away: a letter too many, too few, wrong, or swapped.

    After P. Norvig, "How to Write a Spelling Corrector" (2007). Nothing for names too short or
    too long.
    """
    if not SHORTEST_WITH_TYPO <= len(name) <= LONGEST_WITH_TYPO:
        return
    for place in range(len(name) + 1):
        before, after = name[:place], name[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            if after:
                yield before + letter + after[1:]
                yield before + letter + after
