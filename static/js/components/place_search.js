// The box "Where": a place or a pincode with suggestions, or the person's own position.

import { noAnswer } from "../lib/failures.js";
import { request } from "../lib/request.js";
import { say, sayCount } from "../lib/words.js";
import { combobox } from "./combobox.js";
import { setError } from "./field_errors.js";

const KINDS = { state: say("State"), city: say("City") };

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

  async function usePosition() {
    box.close();
    button.ariaBusy = "true";
    try {
      const found = await ownPlaceBy(endpoint);
      place.value = found.label;
      stand(found.latitude, found.longitude);
      done();
      box.tell(say("You are near {place}.", { place: found.label }));
    } catch ({ message }) {
      setError(form, "place", message);
      box.tell(message);
    }
    button.ariaBusy = null;
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
    button.addEventListener("click", () => button.ariaBusy === "true" || usePosition());
  }
}

async function ownPlaceBy(endpoint) {
  const { ownPlace } = await import("./position.js").catch((error) => {
    throw noAnswer(error);
  });
  return ownPlace(endpoint);
}

function countText(count) {
  return count
    ? sayCount(count, "{count} place. Press the down arrow.", "{count} places. Use the arrow keys.")
    : say("No place of that name.");
}
