"""The sentences of demo owners about a rental: what comes along, the terms, where to meet."""

INCLUDED = {
    "car": (
        "FASTag is on the windscreen, tolls are added at the end.",
        "Phone holder and a fast charger are in the car.",
        "Child seat on request, no charge.",
        "Tool kit, jack and a tyre inflator are in the boot.",
        "Roof carrier can be fitted if you tell me a day before.",
        "Dash camera is on, front only.",
    ),
    "bike": (
        "Two helmets, one is size L and one M.",
        "Saddle bags and bungee cords on request.",
        "Puncture kit is under the seat.",
        "Phone mount with charger is fitted.",
        "Riding jacket can be given for a small deposit.",
    ),
    "scooter": (
        "One helmet included, a second one is free if you ask.",
        "Raincoat is under the seat in the monsoon.",
        "Phone holder is fitted.",
        "Two helmets included.",
    ),
    "bicycle": (
        "Helmet and lock included.",
        "Front light and bell are fitted.",
        "Pump and bottle cage come with it.",
    ),
    "tractor": (
        "Trolley is separate, ask me.",
        "Diesel is yours, driver's food also.",
        "Cultivator included in the price.",
    ),
    "load": (
        "Loading help is extra, ₹400 a person.",
        "Ropes and blankets are in the cabin.",
        "Fuel is included up to the km shown.",
    ),
    "auto": (
        "Meter, tool kit and a spare wheel are in it.",
        "Phone holder is fixed near the meter.",
        "Rain curtains are under the seat.",
    ),
    "group": (
        "Toll, parking and state tax are extra.",
        "Water bottles are on us.",
        "Driver's batta is ₹500 a day, night halt ₹300.",
    ),
}


TERMS = {
    "any": (
        "Bring your original licence, I take a photo of it.",
        "Deposit is returned the same day by UPI.",
        "Please be on time, the next person may be waiting.",
        "Call me before 9 pm.",
        "Fuel level at return should be the same as you got it.",
    ),
    "car": (
        "No smoking, and please no fish in the boot.",
        "Licence should be at least one year old.",
        "I don't give it for Ladakh or Spiti.",
        "Late by an hour is fine, after that hourly rate.",
        "Outstation is okay, tell me the route.",
        "One named driver only.",
        "Fines by camera are on you, I send the challan.",
    ),
    "bike": (
        "Two-wheeler licence with gear is a must.",
        "No stunts and no beach riding.",
        "Hill trips are fine, off-road is not.",
        "Wear the helmet, the police here check at every signal.",
        "Pillion is fine, three is not.",
    ),
    "scooter": (
        "Not for highway trips please.",
        "Wear the helmet, pillion too.",
        "Return before {late}.",
        "Weekly rate is cheaper, ask me.",
    ),
    "bicycle": (
        "Weekly rent is half price.",
        "Lock it to something that does not move.",
        "Don't leave it out in the rain.",
    ),
    "tractor": (
        "Half day is five hours.",
        "No stone quarry work.",
        "Payment on the same evening.",
    ),
    "load": (
        "No sand, no gas cylinders.",
        "Overloading is not done, please don't ask.",
        "Night entry rules of {city} apply.",
        "Waiting over an hour is charged.",
    ),
    "auto": (
        "Badge and licence needed, I keep a copy.",
        "Return by {late}, next shift starts early.",
        "Police fines are yours.",
        "Only inside {city}.",
    ),
    "group": (
        "No loud music after 10 in the hills.",
        "Half advance on booking, rest after the trip.",
        "Minimum 250 km a day for outstation.",
        "AC is off on steep ghats, driver decides.",
    ),
}


MEETING = (
    "Pick up from {place}, near the main road.",
    "Pick up any time after {hour}.",
    "I live in {place} and can meet at the bus stand.",
    "Home delivery inside {city} for ₹200.",
    "Hand over at my gate in {place}.",
    "Late pick up till {late} if you tell me before.",
    "Best to send a WhatsApp first, I am at work in the day.",
    "I hand it over myself and show you everything.",
)
