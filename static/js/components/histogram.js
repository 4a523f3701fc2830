// How many vehicles there are at each price, as bars: those inside the range that is typed stand out.

import { say } from "../lib/words.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 100;
const STEP = 10;
const WIDTH = 8;
const LEAST = 3; // that one vehicle beside a thousand is seen

/**
 * Draw into `figure`, which `low` and `high` (number fields) give the range. Returns {show}:
 * `show(bars)` takes the price facet, each bar's value the rupees a day at which it begins.
 */
export function histogram(figure, low, high) {
  const sentence = document.createElement("p");
  const ends = document.createElement("p");
  const drawing = document.createElementNS(SVG, "svg");
  let bars = [];
  sentence.className = "hidden-visually";
  ends.className = "histogram-ends number";
  ends.setAttribute("aria-hidden", "true");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("preserveAspectRatio", "none");

  function show(found) {
    bars = found.map(({ value, label, count }, index) => ({
      begin: Number(value),
      end: Number(found[index + 1]?.value ?? Number.POSITIVE_INFINITY),
      label,
      count,
    }));
    if (!bars.length) {
      figure.replaceChildren();
      return;
    }
    const most = Math.max(...bars.map(({ count }) => count));
    drawing.setAttribute("viewBox", `0 0 ${bars.length * STEP - (STEP - WIDTH)} ${HEIGHT}`);
    drawing.replaceChildren(...bars.map((bar, index) => rectangle(bar.count / most, index)));
    ends.replaceChildren(...endWords());
    sentence.textContent = words();
    figure.replaceChildren(sentence, drawing, ends);
    mark();
  }

  function mark() {
    const from = Number(low.value) || 0;
    const to = high.value === "" ? Number.POSITIVE_INFINITY : Number(high.value);
    bars.forEach(({ begin, end }, index) => {
      drawing.children[index].classList.toggle("is-inside", begin <= to && end > from);
    });
  }

  function endWords() {
    return [bars[0].label, bars.at(-1).label].map((edge, index) => {
      const span = document.createElement("span");
      span.textContent = index ? `${edge}+` : edge;
      return span;
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

function rectangle(share, index) {
  const bar = document.createElementNS(SVG, "rect");
  const height = share ? Math.max(share * HEIGHT, LEAST) : 0;
  const place = { x: index * STEP, y: HEIGHT - height, width: WIDTH, height };
  for (const [name, value] of Object.entries(place)) {
    bar.setAttribute(name, value);
  }
  return bar;
}
