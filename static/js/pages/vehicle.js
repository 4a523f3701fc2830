// A vehicle's page: its gallery, its contact panel, what a trip costs, its share button, and the count
// of who looked.

import "../components/compare_tray.js";
import { contact } from "../components/contact.js";
import { gallery } from "../components/gallery.js";
import { share } from "../components/share.js";
import { trip } from "../components/trip.js";
import { request } from "../lib/request.js";

const page = document.querySelector("[data-vehicle]");
const photographs = document.querySelector("[data-gallery]");
const cost = document.querySelector("[data-trip][data-endpoint]");
const reporter = document.querySelector("[data-report-dialog]");
const sender = document.querySelector("[data-share]");

// A count that is lost is no business of the person who looks.
function count(kind) {
  const { clickEndpoint } = page.dataset;
  if (clickEndpoint) {
    request(clickEndpoint, { method: "POST", data: { kind } }).catch(() => {});
  }
}

if (photographs) {
  gallery(photographs);
}
if (cost) {
  trip(cost);
}
if (sender) {
  share(sender);
}
contact(document.querySelector("[data-contact]"), count);
// A page that the browser prepares ahead of time is not looked at yet.
if (document.prerendering) {
  document.addEventListener("prerenderingchange", () => count("view"), { once: true });
} else {
  count("view");
}
// Few report a listing, and where this is not there the link leads to the same form on a page.
if (reporter) {
  import("../components/report.js").then(
    ({ report }) => report(document.querySelector("[data-report]"), reporter),
    () => {},
  );
}
