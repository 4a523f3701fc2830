// A button that may be pressed again only after a while, and says how long that is.

const running = new WeakMap();

/** Keep `button` off for `seconds`, counting down behind its words; 0 lets it on at once. */
export function countdown(button, seconds) {
  clearInterval(running.get(button));
  button.dataset.words ??= button.textContent.trim();
  const end = Date.now() + seconds * 1000;
  const tick = () => {
    // Read from the clock, for a phone in a pocket stops its timers.
    const left = Math.ceil((end - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent =
      left > 0 ? `${button.dataset.words} in ${clock(left)}` : button.dataset.words;
    if (left <= 0) {
      clearInterval(running.get(button));
    }
  };
  running.set(button, setInterval(tick, 500));
  tick();
}

function clock(seconds) {
  const rest = String(seconds % 60).padStart(2, "0");
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${rest}`;
}
