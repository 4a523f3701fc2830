// What the scripts say, in the page's language: English where it is said, Hindi in words.hi.js.

const { lang } = document.documentElement;
const hindi = lang.startsWith("hi") ? await hindiWords() : {};
const plurals = new Intl.PluralRules(lang || "en-IN");

/** `text` in the page's language, each {name} in it replaced by `values[name]`. */
export function say(text, values = {}) {
  return (hindi[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What is said of `count` things: `one` or `many`, with {count} and `values` in it. */
export function sayCount(count, one, many, values) {
  const text = plurals.select(count) === "one" ? one : many;
  return say(text, { count: grouped(count), ...values });
}

/** 150000 → "1,50,000"; `options` are those of Intl.NumberFormat. */
export function grouped(value, options) {
  return value.toLocaleString("en-IN", options);
}

async function hindiWords() {
  try {
    return (await import("./words.hi.js")).default;
  } catch {
    return {};
  }
}
