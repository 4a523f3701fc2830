// The box "Where": a place or a pincode with suggestions, or the person's own position.

import { request } from "../lib/request.js";
import { say, sayCount } from "../lib/words.js";
import { combobox } from "./combobox.js";
import { setError } from "./field_errors.js";

const LONGEST_WAIT = 10_000;
const SAME_PLACE = 300_000;
const KINDS = { state: say("State"), city: say("City") };
// By GeolocationPositionError.code.
const WORDS = {
  1: say("Your browser does not tell us where you are. Allow it for this site, or type a place."),
  2: say("Your position cannot be found now. Type a place or a pincode."),
  3: say("Finding your position took too long. Try again, or type a place."),
};

/** Let the box `place` of `form` suggest places, and offer the person's position. */
export function placeSearch(form) {
  const { place, lat, lng } = form.elements;
  const endpoint = place.dataset.placesUrl;
  const button = form.querySelector("[data-use-position]");
  const box = combobox(place, { suggest, choose: () => done(), countText });

  async function suggest(text, signal) {
    const { places } = await request(`${endpoint}?${new URLSearchParams({ q: text })}`, { signal });
    return places.map(({ kind, label }) => ({ label, note: KINDS[kind] }));
  }

  function stand(latitude, longitude) {
    lat.value = latitude;
    lng.value = longitude;
  }

  function done() {
    setError(form, "place", "");
    place.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function refuse(words) {
    setError(form, "place", words);
    box.tell(words);
  }

  async function findPosition() {
    box.close();
    button.setAttribute("aria-busy", "true");
    try {
      const { coords } = await position();
      // To a hundred metres: near, and no house.
      const [latitude, longitude] = [coords.latitude.toFixed(3), coords.longitude.toFixed(3)];
      const query = new URLSearchParams({ lat: latitude, lng: longitude });
      const { places } = await request(`${endpoint}?${query}`);
      if (places.length) {
        place.value = places[0].label;
        stand(latitude, longitude);
        done();
        box.tell(say("You are near {place}.", { place: place.value }));
      } else {
        refuse(say("You seem to be outside India. Type a place or a pincode."));
      }
    } catch (error) {
      refuse(WORDS[error.code] ?? error.message);
    }
    button.removeAttribute("aria-busy");
  }

  // Without a script nobody could change these.
  lat.disabled = false;
  lng.disabled = false;
  place.addEventListener("input", () => {
    stand("", "");
    setError(form, "place", "");
  });
  if (navigator.geolocation) {
    button.hidden = false;
    // What stands half typed in the box is not searched for on the way to the button.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => button.ariaBusy === "true" || findPosition());
  }
}

function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      timeout: LONGEST_WAIT,
      maximumAge: SAME_PLACE,
    });
  });
}

function countText(count) {
  return count
    ? sayCount(count, "{count} place. Press the down arrow.", "{count} places. Use the arrow keys.")
    : say("No place of that name.");
}
