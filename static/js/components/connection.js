// A quiet line on top of the page for as long as there is no connection.

import { say } from "../lib/words.js";

const bar = document.querySelector("[data-connection]");

function draw() {
  bar.textContent = navigator.onLine ? "" : say("You are offline. What you type stays here.");
}

addEventListener("offline", draw);
addEventListener("online", draw);
draw();
