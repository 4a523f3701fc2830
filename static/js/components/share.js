// Send the page on: by the device's own sheet, or by a menu with the link and WhatsApp.

import { say } from "../lib/words.js";
import { toast } from "./toast.js";

/** Bring the button `root` (partials/share.html) to life. */
export function share(root) {
  const part = (name) => root.querySelector(`[data-share-${name}]`);
  const { url, text } = root.dataset;
  const menu = part("menu");

  async function copy() {
    menu.hidePopover();
    try {
      await navigator.clipboard.writeText(url);
      toast(say("Link copied."), "success");
    } catch {
      toast(say("The link could not be copied. Copy it from the browser's address bar."), "error");
    }
  }

  async function send() {
    try {
      await navigator.share({ title: text, text, url });
    } catch (error) {
      // Who closes the sheet has decided; any other failure leaves the menu.
      if (error.name !== "AbortError") {
        menu.showPopover();
      }
    }
  }

  part("copy").hidden = false;
  part("copy").addEventListener("click", copy);
  if (navigator.share) {
    part("open").addEventListener("click", (event) => {
      event.preventDefault();
      send();
    });
  }
}
