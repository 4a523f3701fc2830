// Photographs are dragged into another order, and files are dropped onto the picker.

/** Set up `root` with its `list`. `onMoved` hears of a new order, `onFiles` gets what is dropped. */
export function photoDrag(root, list, { onMoved, onFiles }) {
  let dragged = null;

  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    onMoved();
  });

  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.toggle("is-over", !dragged);
    const over = event.target.closest("li");
    if (dragged && over && over !== dragged) {
      const follows = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      over[follows ? "after" : "before"](dragged);
    }
  });
  for (const leaving of ["dragleave", "drop"]) {
    root.addEventListener(leaving, () => root.classList.remove("is-over"));
  }
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!dragged) {
      onFiles(event.dataTransfer.files);
    }
  });
}
