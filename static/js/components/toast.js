// A notice that comes by itself and is read out; base.html holds its live region.

const SHOWN_FOR = 8000;

/** Say `text` to the person. `tone` is info, success, warning or error. */
export function toast(text, tone = "info") {
  const notice = document.createElement("div");
  notice.className = `notice notice-${tone}`;
  const words = document.createElement("p");
  words.textContent = text;
  notice.append(words);
  document.querySelector("[data-toasts]").append(notice);
  setTimeout(() => notice.remove(), SHOWN_FOR);
}
