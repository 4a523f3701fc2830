// Where the person is, as their browser tells it. It is loaded when somebody asks.

import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const LONGEST_WAIT = 10_000;
const SAME_PLACE = 300_000;
// By GeolocationPositionError.code.
const WORDS = {
  1: say("Your browser does not tell us where you are. Allow it for this site, or type a place."),
  2: say("Your position cannot be found now. Type a place or a pincode."),
  3: say("Finding your position took too long. Try again, or type a place."),
};

/**
 * The place where the person is: {label, latitude, longitude}, to a hundred metres, which is near
 * and no house. `endpoint` names places. Throws an Error with words for the person.
 */
export async function ownPlace(endpoint) {
  const { coords } = await position();
  const [latitude, longitude] = [coords.latitude.toFixed(3), coords.longitude.toFixed(3)];
  const query = new URLSearchParams({ lat: latitude, lng: longitude });
  const { places } = await request(`${endpoint}?${query}`);
  if (places.length === 0) {
    throw new Error(say("You seem to be outside India. Type a place or a pincode."));
  }
  return { label: places[0].label, latitude, longitude };
}

function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      resolve,
      ({ code }) => reject(new Error(WORDS[code])),
      {
        timeout: LONGEST_WAIT,
        maximumAge: SAME_PLACE,
      },
    );
  });
}
