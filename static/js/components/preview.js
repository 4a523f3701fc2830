// The card that customers will see, drawn from what stands in the listing form.

import { grouped, say, sayCount } from "../lib/words.js";
import { fillCard } from "./card.js";

/** ₹1,50,000 for "150000", with paise only where there are some; "" for no price. */
function rupees(text) {
  const amount = Number(text);
  if (!(amount > 0)) {
    return "";
  }
  const digits = Number.isInteger(amount) ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `₹${grouped(amount, options)}`;
}

/** Keep the card in `place` in step with `form`. Returns { draw, showCover(src, count) }. */
export function previewOf(form, place, template) {
  let cover = "";
  let photoCount = 0;

  function draw() {
    const card = fillCard(template, vehicleIn(form, cover, photoCount));
    const image = card.querySelector("img");
    const before = place.querySelector("img");
    if (before && before.src === image.src) {
      // The same picture again would blink.
      image.replaceWith(before);
    }
    card.querySelector("a").removeAttribute("href");
    place.replaceChildren(card);
  }

  function showCover(src, count) {
    cover = src;
    photoCount = count;
    draw();
  }

  form.addEventListener("input", draw);
  form.addEventListener("change", draw);
  draw();
  return { draw, showCover };
}

function vehicleIn(form, cover, photoCount) {
  const value = (name) => form.elements[name].value.trim();
  const label = (name) => {
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    return chosen ? chosen.closest("label").textContent.trim() : "";
  };
  const seats = value("seats");
  const gearbox = value("transmission") === "none" ? "" : label("transmission");
  const seatsText = seats && sayCount(Number(seats), "{count} seat", "{count} seats");

  return {
    url: "",
    category: value("category"),
    title:
      joined([value("brand_name"), value("model_name"), value("year")], " ") || say("Your vehicle"),
    facts: joined([label("fuel"), gearbox, seatsText], " · ") || say("Fuel · Gearbox · Seats"),
    place: joined([value("locality"), value("district")], ", ") || say("Area, city"),
    price_text: rupees(value("price")) || "₹ …",
    price_per_hour_text: rupees(value("price_per_hour")),
    plate: value("plate") || "none",
    plate_label: label("plate") || say("Number plate"),
    image: cover ? { src: cover, srcset: "", width: 640, height: 480 } : null,
    image_count: photoCount,
  };
}

function joined(parts, separator) {
  return parts.filter(Boolean).join(separator);
}
