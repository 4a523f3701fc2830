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
