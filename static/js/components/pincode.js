// From a pincode to the place it belongs to.

import { request } from "../lib/request.js";

/**
 * Watch `field` for a full pincode. `pattern` is the endpoint's address with 000000 in the place
 * of the pincode; `onPlace` gets {place, district, state}, or null when there is no such pincode.
 */
export function watchPincode(field, pattern, onPlace) {
  let asked = null;

  field.addEventListener("input", async () => {
    const pincode = field.value.replace(/\s/g, "");
    asked?.abort();
    if (!/^[1-9]\d{5}$/.test(pincode)) {
      return;
    }
    asked = new AbortController();
    try {
      onPlace(await request(pattern.replace("000000", pincode), { signal: asked.signal }));
    } catch (error) {
      // Anything but "unknown" only means that nothing is suggested.
      if (error.status === 404) {
        onPlace(null);
      }
    }
  });
}

/** Say in `words` which place the optional pincode in `field` is; `pattern` as in watchPincode. */
export function sayPlace(field, pattern, words) {
  const hint = words.textContent;

  field.addEventListener("input", () => {
    words.textContent = hint;
  });
  watchPincode(field, pattern, (place) => {
    words.textContent = place
      ? [...new Set([place.place, place.district, place.state])].join(", ")
      : "We do not know this pincode. Check it, or leave it empty.";
  });
}
