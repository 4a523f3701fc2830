// On a phone the filter column becomes a sheet: the same form, moved into a <dialog> and back.

const DESK = matchMedia("(min-width: 64em)");

/**
 * Let `opener` (a link to the column) open `panel` as a sheet; `whenOpen` is called each time.
 * Returns a function that closes it.
 */
export function filterSheet(panel, opener, whenOpen) {
  const column = panel.parentElement;
  const closer = panel.querySelector("[data-close-filters]");
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.setAttribute("aria-labelledby", "filters-title");
  document.body.append(dialog);

  function open() {
    dialog.append(panel);
    closer.hidden = false;
    dialog.showModal();
    whenOpen();
  }

  function moveBack() {
    closer.hidden = true;
    column.append(panel);
  }

  const close = () => dialog.open && dialog.close();

  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      open();
    }
  });
  closer.addEventListener("click", close);
  dialog.addEventListener("close", moveBack);
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  DESK.addEventListener("change", close);
  return close;
}
