// The link to the form of a report opens it in a dialog, and it is sent without a reload.

import { request } from "../lib/request.js";
import { toast } from "./toast.js";
import { onSubmit, working } from "./working.js";

/** Let `link` open `dialog`, which holds partials/report_form.html. */
export function report(link, dialog) {
  const form = dialog.querySelector("form");

  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  for (const [kind, isMeant] of [
    ["click", ({ ctrlKey, metaKey, shiftKey }) => !(ctrlKey || metaKey || shiftKey)],
    ["keydown", ({ key }) => key === " "],
  ]) {
    link.addEventListener(kind, (event) => {
      if (isMeant(event)) {
        event.preventDefault();
        dialog.showModal();
      }
    });
  }
  form.querySelector("[data-report-cancel]").addEventListener("click", () => dialog.close());
  onSubmit(form, () =>
    working(form, "form", async () => {
      const data = new FormData(form);
      const { message } = await request(form.dataset.endpoint, { method: "POST", data });
      dialog.close();
      form.reset();
      toast(message, "success");
    }),
  );
}
