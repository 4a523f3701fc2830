// One photograph in the picker's list: its picture, how far it has come, and what went wrong.

import { say } from "../lib/words.js";

/**
 * A copy of `template` for a photograph called `name`, with its picture at `src`. Its `id` is 0
 * until the site has it. Returns { element, id, name, show(src), progress(share), fail(words),
 * arrived(id), place(position, count) }.
 */
export function photoItem(template, name, src) {
  const element = template.content.firstElementChild.cloneNode(true);
  const part = (which) => element.querySelector(`[data-${which}]`);
  const image = element.querySelector("img");
  const bar = part("sent");
  // What is no picture has none to show; the words beside it say so.
  image.addEventListener("error", () => image.setAttribute("data-broken", ""));
  image.addEventListener("load", () => image.removeAttribute("data-broken"));
  image.src = src;
  part("name").textContent = name;

  const item = {
    element,
    id: 0,
    name,

    show(url, srcset = "") {
      URL.revokeObjectURL(image.src);
      Object.assign(image, { srcset, src: url });
    },

    picture: () => image.src,

    progress(share) {
      tell("");
      element.dataset.state = "sending";
      bar.hidden = false;
      bar.value = share * 100;
      part("name").textContent =
        share < 1
          ? say("Sending, {percent} %", { percent: Math.round(share * 100) })
          : say("Checking…");
    },

    wait() {
      tell("");
      element.dataset.state = "waiting";
      part("name").textContent = say("In line to be sent");
    },

    fail(words, mayTryAgain) {
      element.dataset.state = "failed";
      bar.hidden = true;
      part("name").textContent = name;
      tell(words);
      part("again").hidden = !mayTryAgain;
    },

    arrived(id, text = "") {
      item.id = id;
      element.dataset.state = "arrived";
      bar.hidden = true;
      part("name").textContent = name;
      part("text").value = text;
      part("text").disabled = false;
    },

    /** Say where it stands: for whoever sees it, and for whoever hears its buttons. */
    place(position, count) {
      part("cover").hidden = position > 1;
      part("earlier").disabled = position === 1;
      part("later").disabled = position === count;
      image.alt = say("Photograph {position}", { position });
      for (const button of element.querySelectorAll("button")) {
        const words = { action: button.title, position };
        button.setAttribute("aria-label", say("{action}: photograph {position}", words));
      }
      part("text").setAttribute(
        "aria-label",
        say("What photograph {position} shows", { position }),
      );
    },
  };

  function tell(words) {
    part("problem").hidden = !words;
    part("problem-words").textContent = words;
    part("again").hidden = true;
  }

  return item;
}
