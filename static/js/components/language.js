// The switch of language: a link to the page that asks, which this spares.

import { csrfToken } from "../lib/request.js";

for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const form = document.createElement("form");
    form.method = "post";
    form.action = new URL(link.href).pathname;
    const said = {
      language: link.dataset.language,
      // A search may have moved on without a reload.
      next: location.pathname + location.search,
      csrfmiddlewaretoken: csrfToken(),
    };
    for (const [name, value] of Object.entries(said)) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  });
}
