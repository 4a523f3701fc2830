"""English words in what should be Hindi, and those that may stand there."""

import re

from gowheels.places import STATES

WORD = re.compile(r"[A-Za-z][A-Za-z’']+")
ADDRESS = re.compile(r"tag:\S+|https?://\S+|\S+@\S+|/[\w/?=&.%-]+|\b[0-9a-f]{16}\b|\bperson-\w+")
# What is written so in Hindi, too: names, units and file formats.
SAME_IN_HINDI = (
    "GoWheels WhatsApp OpenStreetMap DigiLocker mParivahan JavaScript iPhone "
    "SMS OTP QR RC CNG MB CSV JSON OpenAPI JPEG PNG WebP AVIF HEIC am pm GET HEAD POST "
    "true false null API Enter Esc Control Command Mac"
)
# What the tests themselves type, and the names in their data.
TYPED = (
    "Tata Nexon Maruti Suzuki Swift Punch Tiago Safari Harrier Sumo Indica Curvv Altroz Zest "
    "Asha Ravi Meera Indiranagar Bengaluru Serviced May "
    "KA AB Street nexon asha wrong Sunday nothing magic Nowhereville picture txt lat lng"
)
KNOWN = {*SAME_IN_HINDI.split(), *TYPED.split(), *" ".join(STATES).split()}


def english(texts):
    """The Latin words among texts that are neither names nor the same in Hindi."""
    left = (ADDRESS.sub(" ", text) for text in texts)
    return {word for text in left for word in WORD.findall(text)} - KNOWN
