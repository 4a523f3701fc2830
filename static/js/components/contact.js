// Show the owner's number to a person who is signed in, and say that it was called. The trip that is
// chosen on the page stands in its address, and goes along wherever this leads.

import { request } from "../lib/request.js";
import { failureOf } from "./failure.js";

/** Bring the panel `root` (partials/contact.html) to life. `count` is told "call" or "whatsapp". */
export function contact(root, count) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = part("show-number");
  const button = form?.querySelector("button");

  async function show() {
    const notice = failureOf(button, (element) => part("contact-bar").append(element));
    button.setAttribute("aria-busy", "true");
    try {
      const trip = Object.fromEntries(new URLSearchParams(location.search));
      const answer = await request(root.dataset.endpoint, { method: "POST", data: trip });
      notice.hide();
      if (answer.hides_phone) {
        location.assign(answer.message_page);
      } else {
        fill(answer);
      }
    } catch (error) {
      notice.show(error);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  function fill(answer) {
    part("phone").textContent = answer.phone;
    part("call").href = answer.tel_url;
    part("whatsapp").href = answer.whatsapp_url;
    part("phone").after(part("note"));
    form.hidden = true;
    part("number").hidden = false;
    part("phone").focus();
  }

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.ariaBusy !== "true") {
      show();
    }
  });
  for (const link of root.querySelectorAll("[data-comes-back]")) {
    link.addEventListener("click", () => {
      const url = new URL(link.href);
      url.searchParams.set("next", location.pathname + location.search);
      link.href = url.href;
    });
  }
  part("follows-trip")?.addEventListener("click", ({ currentTarget }) => {
    currentTarget.search = location.search;
  });
  for (const kind of ["call", "whatsapp"]) {
    part(kind).addEventListener("click", () => count(kind));
  }
}
