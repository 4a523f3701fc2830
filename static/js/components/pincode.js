// From a pincode to the place it belongs to.

import { request } from "../lib/request.js";
import { say } from "../lib/words.js";
import { failureNotice } from "./failure.js";

/**
 * Watch `field` for a full pincode. `pattern` is the endpoint's address with 000000 in the place
 * of the pincode; `onPlace` gets {place, district, state}, or null when there is no such pincode.
 * What goes wrong meanwhile is said below `words`.
 */
export function watchPincode(field, pattern, words, onPlace) {
  const notice = failureNotice((root) => words.after(root), field);
  let asked = null;

  async function ask() {
    const pincode = field.value.replace(/\s/g, "");
    asked?.abort();
    if (!/^[1-9]\d{5}$/.test(pincode)) {
      notice.hide();
      return;
    }
    asked = new AbortController();
    try {
      onPlace(await request(pattern.replace("000000", pincode), { signal: asked.signal }));
      notice.hide();
    } catch (error) {
      if (error.status === 404) {
        onPlace(null);
        notice.hide();
      } else if (error.kind !== "aborted") {
        notice.show(error, ask);
      }
    }
  }

  field.addEventListener("input", ask);
}

/** Say in `words` which place the optional pincode in `field` is; `pattern` as in watchPincode. */
export function sayPlace(field, pattern, words) {
  const hint = words.textContent;

  field.addEventListener("input", () => {
    words.textContent = hint;
  });
  watchPincode(field, pattern, words, (place) => {
    words.textContent = place
      ? [...new Set([place.place, place.district, place.state])].join(", ")
      : say("We do not know this pincode. Check it, or leave it empty.");
  });
}
