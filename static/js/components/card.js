// A vehicle's card, cloned from the page's <template> and filled.

import { say } from "../lib/words.js";
import { drawHeart } from "./favourites.js";

/** A copy of `template` for `vehicle`, as GET /get-vehicles/ lists it. */
export function fillCard(template, vehicle) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-field="${name}"]`);
  const heart = item.querySelector("[data-heart]");

  part("title").textContent = vehicle.title;
  part("title").href = vehicle.url;
  part("facts").textContent = vehicle.facts;
  part("place").textContent = placeText(vehicle);
  part("price").textContent = vehicle.price_text;
  part("plate").textContent = vehicle.plate_label;
  part("plate").className = `plate plate-${vehicle.plate} card-plate`;
  showIf(part("image_count"), part("count"), vehicle.image_count > 1 && vehicle.image_count);
  showIf(part("trip"), part("trip_total"), vehicle.trip_total_text);
  part("trip_length").textContent = vehicle.trip_length_text || "";
  showIf(part("hour"), part("price_per_hour"), vehicle.price_per_hour_text);
  showIf(part("label"), part("label"), vehicle.price_label);
  part("label").dataset.standing = vehicle.price_standing || "";
  part("image").classList.toggle("no-photo", !vehicle.image);
  if (vehicle.image) {
    const { src, srcset, width, height } = vehicle.image;
    Object.assign(part("image"), { srcset, src, width, height });
  } else {
    part("image").src = `${part("image").dataset.drawings}#${vehicle.category || "car"}`;
  }
  heart.dataset.heart = vehicle.id || "";
  drawHeart(heart);
  return item;
}

/** A card of the true size that stands for one on its way. */
export function waitingCard(template) {
  const item = fillCard(template, {
    title: say("Loading a vehicle"),
    url: "",
    facts: say("Petrol · Manual · 5 seats"),
    place: say("Indiranagar, Bengaluru"),
    price_text: "₹1,000",
    plate_label: "",
  });
  item.firstElementChild.classList.add("card-waiting");
  item.inert = true;
  return item;
}

function placeText({ place, distance_km: distance }) {
  if (!Number.isInteger(distance)) {
    return place;
  }
  return distance
    ? say("{place} · {distance} km", { place, distance })
    : say("{place} · under 1 km", { place });
}

function showIf(element, textElement, text) {
  element.hidden = !text;
  textElement.textContent = text || "";
}
