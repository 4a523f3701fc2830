// The hearts: what is saved in this browser until one signs in, then in the account, whose ids stand
// in the page's <body>.

import { request } from "../lib/request.js";
import { say } from "../lib/words.js";
import { failureNotice } from "./failure.js";

const KEPT = "favourites";
const CHANGE = "favourites-change";
const MOST = 200;
const SHOWN_FOR = 20_000;

const account = document.body.dataset;
const isAccount = account.favourites !== undefined;
const saved = new Set(isAccount ? idsIn(account.favourites.split(",")) : kept());
// One after another: a heart that is pressed twice ends up the right way round.
let sending = Promise.resolve();
let timer = 0;
const notice = failureNotice((root) => document.querySelector("[data-toasts]").append(root));

/** Give `button` (its data-heart is a vehicle's id) its name and state. */
export function drawHeart(button) {
  const id = Number(button.dataset.heart);
  button.hidden = !id;
  button.removeAttribute("data-waits");
  if (id) {
    const isSaved = saved.has(id);
    const title = titleOf(button);
    button.ariaPressed = String(isSaved);
    button.ariaLabel = isSaved ? say("Saved: {title}", { title }) : say("Save {title}", { title });
    if (button.dataset.title) {
      button.textContent = isSaved ? say("Saved") : say("Save");
    }
  }
}

/** The ids of what this browser keeps, the last saved first. */
export function keptIds() {
  return kept().reverse();
}

/** Forget ids that nothing stands behind any more. */
export function forget(ids) {
  for (const id of ids) {
    saved.delete(id);
  }
  keep([...saved]);
  draw();
}

function titleOf(button) {
  return button.dataset.title ?? button.closest(".card").querySelector(".card-title").textContent;
}

function draw() {
  for (const button of document.querySelectorAll("[data-heart]")) {
    drawHeart(button);
  }
  for (const count of document.querySelectorAll("[data-favourite-count]")) {
    count.textContent = saved.size;
    count.hidden = saved.size === 0;
  }
}

function set(id, isSaved) {
  if (isSaved) {
    saved.add(id);
  } else {
    saved.delete(id);
  }
  draw();
}

async function send(id, isSaved) {
  try {
    if (isAccount) {
      const url = account.favouriteUrl.replace("/0/", `/${id}/`);
      await request(url, { method: "POST", data: { is_favourite: isSaved } });
    } else {
      keep([...kept().filter((each) => each !== id), ...(isSaved ? [id] : [])]);
    }
    // Other tabs hear of it.
    write(CHANGE, [id, isSaved, Date.now()]);
    notice.hide();
  } catch (error) {
    set(id, !isSaved);
    explain(error, () => toggle(id));
  }
}

function toggle(id) {
  const isSaved = !saved.has(id);
  if (isSaved && saved.size >= MOST) {
    const words = say(
      "You have saved {count} vehicles, and there is no room for more. Remove some first.",
      { count: MOST },
    );
    explain(new Error(words));
    return sending;
  }
  set(id, isSaved);
  sending = sending.then(() => send(id, isSaved));
  return sending;
}

/** What was saved before signing in goes to the account: true if all did. */
async function merge() {
  const ids = kept();
  if (!isAccount || ids.length === 0) {
    return false;
  }
  try {
    const answer = await request(account.mergeUrl, { method: "POST", data: { ids } });
    keep(kept().filter((id) => !ids.includes(id)));
    for (const id of answer.ids) {
      saved.add(id);
    }
    draw();
    if (!answer.had_room) {
      const words = say(
        "Your account has room for {count} vehicles: some of this browser's were left out.",
        { count: MOST },
      );
      explain(new Error(words));
    }
    return answer.had_room;
  } catch {
    // They stay in the browser, and the next page tries again.
    return false;
  }
}

/** The heart remains a way to try again, so the words need not. */
function explain(error, again) {
  notice.show(error, again);
  clearTimeout(timer);
  timer = setTimeout(notice.hide, SHOWN_FOR);
}

function idsIn(values) {
  return values.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
}

// A browser may refuse its storage, and anything may stand in it.
function kept() {
  try {
    const values = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(values) ? idsIn(values).slice(-MOST) : [];
  } catch {
    return [];
  }
}

function keep(ids) {
  try {
    if (ids.length) {
      localStorage.setItem(KEPT, JSON.stringify(ids));
    } else {
      localStorage.removeItem(KEPT);
    }
  } catch {
    throw new Error(say("This browser keeps nothing for the site. Sign in to save vehicles."));
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Then there is no other tab to tell.
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-heart]");
  if (button) {
    event.preventDefault();
    toggle(Number(button.dataset.heart));
  }
});
addEventListener("storage", ({ key, newValue }) => {
  if (key === CHANGE && newValue) {
    const [id, isSaved] = JSON.parse(newValue);
    set(id, isSaved);
  }
});
// A page from the browser's memory may have missed what happened since.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && !isAccount) {
    saved.clear();
    for (const id of kept()) {
      saved.add(id);
    }
    draw();
  }
});

draw();

/** A promise of whether this page's account got what the browser kept. */
export const merged = merge();
