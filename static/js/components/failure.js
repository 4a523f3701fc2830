// What went wrong, beside what failed, and the way on: to try again, or to sign in first. It takes
// nobody's focus, and gives back what it has when it goes.

import { say } from "../lib/words.js";

const pressed = new WeakMap();

/**
 * A notice that `put(element)` puts into the page when it is needed; its focus goes to `back`.
 * Returns {show, hide}: `show(error, again, text)` says `text`, or what the error says, and offers
 * `again()` where that may succeed.
 */
export function failureNotice(put, back) {
  const root = made("div", "notice notice-error failure");
  const words = made("p");
  const signIn = made("a", "button", say("Sign in (new tab)"));
  const button = made("button", "button", say("Try again"));
  let act = null;

  root.setAttribute("role", "alert");
  root.append(words, signIn, button);
  signIn.target = "_blank";
  button.type = "button";
  button.addEventListener("click", async () => {
    if (button.ariaBusy !== "true") {
      button.ariaBusy = "true";
      await act();
      button.ariaBusy = null;
    }
  });

  return {
    show(error, again, text = error.message) {
      act = again;
      words.textContent = text;
      signIn.hidden = error.kind !== "signed_out";
      signIn.href = `${document.body.dataset.loginUrl}?${new URLSearchParams({
        next: location.pathname + location.search,
      })}`;
      button.hidden = !error.mayRetry;
      button.disabled = Boolean(error.retryAfter);
      setTimeout(() => {
        button.disabled = false;
      }, error.retryAfter * 1000);
      if (!root.isConnected) {
        put(root);
      }
    },

    hide() {
      const hadFocus = root.contains(document.activeElement);
      root.remove();
      if (hadFocus) {
        back?.focus();
      }
    },
  };
}

/** The one notice of what `button` does: to try again is to press it again. */
export function failureOf(button, put) {
  if (!pressed.has(button)) {
    const notice = failureNotice(put, button);
    pressed.set(button, {
      show: (error) => notice.show(error, () => button.click()),
      hide: notice.hide,
    });
  }
  return pressed.get(button);
}

function made(name, className = "", text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
