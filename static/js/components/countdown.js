// A button that may be pressed again only after a while, and says how long that is.

import { waitText } from "../lib/failures.js";
import { say } from "../lib/words.js";

const running = new WeakMap();

/**
 * Keep `button` off for `seconds`, saying `words` and how long it takes; 0 lets it on at once.
 * `whenOver` is called as soon as it may be pressed, unless another countdown took its place.
 */
export function countdown(button, seconds, { words, whenOver } = {}) {
  clearInterval(running.get(button));
  button.dataset.words ??= button.textContent.trim();
  const end = Date.now() + seconds * 1000;
  const tick = () => {
    // Read from the clock, for a phone in a pocket stops its timers.
    const left = Math.ceil((end - Date.now()) / 1000);
    const action = words ?? button.dataset.words;
    button.disabled = left > 0;
    button.textContent =
      left > 0 ? say("{action} in {wait}", { action, wait: waitText(left) }) : button.dataset.words;
    if (left <= 0) {
      clearInterval(running.get(button));
      whenOver?.();
    }
  };
  running.set(button, setInterval(tick, 500));
  tick();
}
