// The pincode fills in area, district and state, wherever the person has not typed.

import { say } from "../lib/words.js";
import { watchPincode } from "./pincode.js";

/** Suggest the place for the pincode that is typed into `form`. */
export function suggestPlace(form) {
  const words = form.querySelector("[data-place-words]");
  const parts = { locality: "place", district: "district", state: "state" };
  const suggested = new Map();

  watchPincode(form.elements.pincode, form.dataset.pincodeUrl, words, (place) => {
    if (place === null) {
      words.textContent = say(
        "We do not know this pincode. Check it, or fill in the place yourself.",
      );
      return;
    }
    for (const [name, key] of Object.entries(parts)) {
      const field = form.elements[name];
      if (field.value === "" || field.value === suggested.get(name)) {
        field.value = place[key];
        suggested.set(name, field.value);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    const { place: area, district } = place;
    words.textContent = say("{area}, {district}. Change whatever is not right.", {
      area,
      district,
    });
  });
}
