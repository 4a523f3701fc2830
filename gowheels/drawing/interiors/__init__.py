"""The view from the seat of each body: a function of a pen and a scene, over the ground."""

from . import cabin, saddle

INTERIORS = {
    "hatchback": cabin.car,
    "sedan": cabin.car,
    "suv": cabin.car,
    "pickup": cabin.car,
    "van": cabin.van,
    "truck": cabin.heavy,
    "bus": cabin.heavy,
    "auto": cabin.auto,
    "motorbike": saddle.motorbike,
    "scooter": saddle.scooter,
    "bicycle": saddle.bicycle,
    "tractor": saddle.tractor,
}
