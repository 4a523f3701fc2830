// How many vehicles there are at each price, as bars: those in the range that is typed stand out.

import { say } from "../lib/words.js";

const LEAST = 3; // percent, so that one is seen

/**
 * Draw into `figure`, which `low` and `high` (number fields) give the range. Returns {show}:
 * `show(bars)` takes the price facet, each bar's value the rupees a day at which it begins.
 */
export function histogram(figure, low, high) {
  const sentence = part("p", "hidden-visually");
  const drawing = part("div", "histogram-bars");
  const ends = part("p", "histogram-ends number");
  let bars = [];
  drawing.ariaHidden = "true";
  ends.ariaHidden = "true";

  function show(found) {
    bars = found;
    if (!bars.length) {
      figure.replaceChildren();
      return;
    }
    const most = Math.max(...bars.map(({ count }) => count));
    drawing.replaceChildren(...bars.map(({ count }) => barOf(count / most)));
    ends.replaceChildren(
      part("span", "", bars[0].label),
      part("span", "", `${bars.at(-1).label}+`),
    );
    sentence.textContent = words();
    figure.replaceChildren(sentence, drawing, ends);
    mark();
  }

  function mark() {
    const to = high.value === "" ? Number.POSITIVE_INFINITY : Number(high.value);
    bars.forEach(({ value: begin }, index) => {
      const end = bars[index + 1]?.value ?? Number.POSITIVE_INFINITY;
      const isInside = begin <= to && end > Number(low.value);
      drawing.children[index].classList.toggle("is-inside", isInside);
    });
  }

  function words() {
    const fullest = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
    const next = bars[bars.indexOf(fullest) + 1];
    return next
      ? say("Most cost from {low} to {high} a day.", { low: fullest.label, high: next.label })
      : say("Most cost {low} a day or more.", { low: fullest.label });
  }

  low.addEventListener("input", mark);
  high.addEventListener("input", mark);
  low.form.addEventListener("filled", mark);
  return { show };
}

function barOf(share) {
  const bar = part("span");
  bar.style.blockSize = share && `${Math.max(share * 100, LEAST)}%`;
  return bar;
}

function part(name, className = "", text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
