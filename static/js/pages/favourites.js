// Favourites. An account's come with the page; what only this browser keeps is asked for by its ids.

import { fillCard } from "../components/card.js";
import { failureNotice } from "../components/failure.js";
import { drawHeart, forget, keptIds, merged } from "../components/favourites.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const MOST_COMPARED = 4;

const root = document.querySelector(".favourites");
const part = (name) => root.querySelector(`[data-${name}]`);
const form = part("some");
const notice = failureNotice((element) => form.before(element), form);

async function show() {
  const ids = keptIds();
  if (ids.length === 0) {
    part("empty").hidden = false;
    return;
  }
  try {
    const query = new URLSearchParams({ ids: ids.join(",") });
    fill(await request(`${root.dataset.keptHere}?${query}`), ids);
    notice.hide();
  } catch (error) {
    notice.show(error, show);
  }
}

function fill({ vehicles, gone }, ids) {
  part("cards").replaceChildren(...vehicles.map(itemOf));
  part("gone-list").replaceChildren(...gone.map(goneItemOf));
  form.hidden = vehicles.length === 0;
  part("gone").hidden = gone.length === 0;
  const found = new Set([...vehicles, ...gone].map(({ id }) => id));
  part("only-here").hidden = found.size === 0;
  part("empty").hidden = found.size > 0;
  forget(ids.filter((id) => !found.has(id)));
}

function itemOf(vehicle) {
  const item = fillCard(part("card-template"), vehicle);
  item.querySelector("input").value = vehicle.id;
  item.querySelector("[data-compare-name]").textContent = ` ${vehicle.title}`;
  return item;
}

function goneItemOf({ id, title }) {
  const item = part("gone-template").content.firstElementChild.cloneNode(true);
  const heart = item.querySelector("[data-heart]");
  item.querySelector("span").textContent = title;
  Object.assign(heart.dataset, { heart: id, title });
  drawHeart(heart);
  return item;
}

/** Four at most: once they are chosen, the others wait. */
function limitChoice() {
  const boxes = [...form.querySelectorAll("[name=ids]")];
  const chosen = boxes.filter((box) => box.checked).length;
  for (const box of boxes) {
    box.disabled = chosen >= MOST_COMPARED && !box.checked;
  }
  part("compare-words").textContent =
    chosen >= MOST_COMPARED
      ? say("Four are chosen, the most there can be.")
      : say("Choose up to four.");
}

form.addEventListener("change", limitChoice);
limitChoice();
if (root.dataset.keptHere) {
  show();
} else if (await merged) {
  // The page was made before they were the account's.
  location.reload();
}
