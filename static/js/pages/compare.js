// Whoever goes on to look for another vehicle takes those along that stand here.

const another = document.querySelector("[data-add-another]");

another?.addEventListener("click", () => {
  try {
    localStorage.setItem("compare", `[${another.dataset.addAnother}]`);
  } catch {
    // Then the person starts with an empty tray.
  }
});
