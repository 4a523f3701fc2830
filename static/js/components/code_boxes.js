// The code is one plain field; the boxes behind it are a drawing. So pasting, the phone's own
// suggestion and a screen reader all meet an ordinary input.

/** Keep the field in `root` to digits and call `whenComplete(code)` once it is full. */
export function codeBoxes(root, whenComplete) {
  const field = root.querySelector("input");
  const boxes = [...root.querySelectorAll("[data-box]")];

  function draw() {
    const next = Math.min(field.value.length, boxes.length - 1);
    for (const [position, box] of boxes.entries()) {
      box.classList.toggle("is-next", position === next);
    }
  }

  field.addEventListener("input", () => {
    field.value = digitsOf(field.value);
    draw();
    if (field.value.length === boxes.length) {
      whenComplete(field.value);
    }
  });
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text");
    if (text) {
      // By itself the browser would cut "123 456" to six characters, space included.
      event.preventDefault();
      field.value = digitsOf(text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  draw();

  function digitsOf(text) {
    return text.replace(/\D/g, "").slice(0, boxes.length);
  }

  return {
    clear() {
      field.value = "";
      draw();
    },
  };
}
