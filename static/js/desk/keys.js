// The keys of the desk: one keystroke to approve, one to reject, one to go on. Each control says
// its own key by data-key, and a key does what a click on the control would.
//
// Keys are off while somebody types, while Ctrl, Alt or the like is held, and when they were
// switched off, which the browser remembers.

const STORED = "desk-keys";
const TYPED_INTO = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

const desk = document.querySelector("[data-desk]");
if (desk) {
  start(desk);
}

function start(root) {
  const reasons = root.querySelector("[data-reasons]");
  const state = { sent: false, on: remembered() };

  setUpSwitch(root, state);
  for (const form of root.querySelectorAll("[data-decision]")) {
    form.addEventListener("submit", (event) => {
      // A second press while the page is on its way would decide about nothing.
      if (state.sent) {
        event.preventDefault();
      }
      state.sent = true;
    });
  }
  // A page that the browser kept and shows again can send again.
  window.addEventListener("pageshow", () => {
    state.sent = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) {
      return;
    }
    if (state.on && press(root, reasons, event)) {
      event.preventDefault();
    }
  });
}

/** Do what a key means; returns whether it meant anything. */
function press(root, reasons, event) {
  const inReasons = reasons?.open && event.target.closest("[data-reasons]");
  if (event.key === "Escape" && reasons?.open) {
    reasons.open = false;
    reasons.querySelector("summary").focus();
    return true;
  }
  if (event.key === "Enter" && inReasons && !event.target.closest("summary, button, a")) {
    reasons.querySelector("form").requestSubmit();
    return true;
  }
  if (event.target.closest(TYPED_INTO)) {
    return false;
  }
  if (/^[1-9]$/.test(event.key)) {
    return Boolean(reasons?.open) && choose(reasons, Number(event.key));
  }
  const key = event.key.toLowerCase();
  const control = [...root.querySelectorAll("[data-key]")].find((each) =>
    each.dataset.key.split(" ").includes(key),
  );
  if (!control) {
    return false;
  }
  if (reasons?.contains(control)) {
    openReasons(reasons);
  } else {
    control.click();
  }
  return true;
}

function openReasons(reasons) {
  reasons.open = true;
  const radios = [...reasons.querySelectorAll("[type=radio]")];
  (radios.find((radio) => radio.checked) ?? radios[0]).focus();
}

/** Choose a reason by its number; the last of them asks for words. */
function choose(reasons, number) {
  const radio = reasons.querySelectorAll("[type=radio]")[number - 1];
  if (!radio) {
    return false;
  }
  radio.checked = true;
  const words = reasons.querySelector("textarea");
  (radio.value ? radio : words).focus();
  return true;
}

function setUpSwitch(root, state) {
  const words = root.querySelector("[data-keys-words]");
  const button = root.querySelector("[data-keys-switch]");
  const show = () => {
    button.setAttribute("aria-pressed", String(state.on));
    button.textContent = state.on ? button.dataset.on : button.dataset.off;
    root.dataset.keys = state.on ? "on" : "off";
  };
  words.hidden = false;
  show();
  button.addEventListener("click", () => {
    state.on = !state.on;
    remember(state.on);
    show();
  });
}

function remembered() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
}
