// The list of results: while waiting, filled, empty or failed.

import { fillCard, waitingCard } from "./card.js";
import { failureNotice } from "./failure.js";

const WAIT_BEFORE_SKELETON = 150;
const SKELETONS = 9;
const WIDE = 100; // km

export class Results {
  constructor(root) {
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.root = root;
    this.cards = this.part("cards");
    this.cardTemplate = this.part("card-template");
    this.chipTemplate = this.part("chip-template");
    this.more = this.part("more");
    const place = () => (this.isAdding ? this.part("more-row") : this.cards);
    this.notice = failureNotice((notice) => place().before(notice), this.part("count"));
  }

  /** The query of the next page, "" at the end. */
  get nextQuery() {
    return this.part("more-row").hidden ? "" : new URL(this.more.href).search;
  }

  /** Waiting for an answer that replaces the list, or adds to it. */
  wait({ adding = false } = {}) {
    this.settle();
    this.isAdding = adding;
    this.part("failure").hidden = true;
    this.root.setAttribute("aria-busy", "true");
    if (adding) {
      this.more.setAttribute("aria-busy", "true");
      return;
    }
    this.timer = setTimeout(() => {
      this.kept = [...this.cards.children];
      this.part("empty").hidden = true;
      const waiting = Array.from({ length: SKELETONS }, () => waitingCard(this.cardTemplate));
      this.cards.replaceChildren(...waiting);
    }, WAIT_BEFORE_SKELETON);
  }

  /** Show the first page of an answer of GET /get-vehicles/ to `query`. */
  show(answer, query) {
    this.kept = null;
    this.settle();
    this.notice.hide();
    this.cards.replaceChildren(...this.itemsOf(answer));
    this.part("empty").hidden = answer.vehicles.length > 0;
    this.part("count").textContent = answer.count_text;
    this.part("read-words").textContent = answer.read_as.join(" · ");
    this.part("read-as").hidden = answer.read_as.length === 0;
    this.showChips(answer.chips, query);
    this.showWaysOn(query);
    this.showNext(answer.next);
  }

  /** Add what is new in a further page. Returns its first card's link. */
  add(answer) {
    this.settle();
    this.notice.hide();
    const addressOf = (item) => item.querySelector("a").getAttribute("href");
    const shown = new Set([...this.cards.children].map(addressOf));
    const items = this.itemsOf(answer).filter((item) => !shown.has(addressOf(item)));
    this.cards.append(...items);
    this.showNext(answer.next);
    return items[0]?.querySelector("a");
  }

  /** Say what went wrong where the person looks; the list stays as it was. */
  fail(error, again) {
    this.settle();
    this.notice.hide();
    this.notice.show(error, again);
  }

  /** Say `text` about what was asked for, where the filters do not say it too. */
  refuse(text, isInFilters) {
    this.settle();
    this.notice.hide();
    const notice = this.part("failure");
    this.part("failure-text").textContent = text;
    notice.classList.toggle("filters-say-it", isInFilters);
    notice.hidden = false;
  }

  /** No longer waiting: what the skeletons stood in for is back. */
  settle() {
    clearTimeout(this.timer);
    this.root.removeAttribute("aria-busy");
    this.more.removeAttribute("aria-busy");
    if (this.kept) {
      this.cards.replaceChildren(...this.kept);
      this.part("empty").hidden = this.kept.length > 0;
      this.kept = null;
    }
  }

  itemsOf(answer) {
    return answer.vehicles.map((vehicle) => fillCard(this.cardTemplate, vehicle));
  }

  /** Above the results, and again where there are none. */
  showChips(chips, query) {
    for (const list of [this.part("chips"), this.part("chips-again")]) {
      list.replaceChildren(...chips.map((chip) => this.chipOf(chip, query)));
    }
    for (const part of [this.part("chips"), ...this.root.querySelectorAll("[data-ways]")]) {
      part.hidden = chips.length === 0;
    }
  }

  chipOf({ names, label }, query) {
    const item = this.chipTemplate.content.firstElementChild.cloneNode(true);
    const without = new URLSearchParams(query);
    for (const name of names) {
      without.delete(name);
    }
    item.querySelector("[data-label]").textContent = label;
    item.querySelector("a").href = `${location.pathname}?${without}`;
    return item;
  }

  /** Where nothing fits: a wider place, and no words. */
  showWaysOn(query) {
    const said = new URLSearchParams(query);
    const isSomewhere = ["place", "pincode", "lat"].some((name) => said.has(name));
    const ways = {
      wider: [isSomewhere && Number(said.get("radius")) < WIDE, { radius: WIDE }],
      wordless: [said.has("q"), { q: "" }],
    };
    for (const [name, [isOffered, change]] of Object.entries(ways)) {
      this.part(name).hidden = !isOffered;
      this.part(name).href = `?${new URLSearchParams({ ...Object.fromEntries(said), ...change })}`;
    }
  }

  showNext(next) {
    this.part("more-row").hidden = !next;
    if (next) {
      this.more.href = location.pathname + new URL(next, location.href).search;
    }
  }
}
