// Sending a form with files: like request(), and it says how far it has come. fetch cannot.

import { csrfToken, failure, RequestError } from "../lib/request.js";

/**
 * POST `data` (a FormData) and return the JSON of the answer. `onProgress` gets a share from 0 to
 * 1 while the files leave. Throws RequestError, as request() does.
 */
export function upload(url, data, onProgress) {
  return new Promise((resolve, reject) => {
    // The form's own token is of the sign-in that the page came with; the cookie's is of now.
    data.delete("csrfmiddlewaretoken");
    const call = new XMLHttpRequest();
    call.open("POST", url);
    call.setRequestHeader("Accept", "application/json");
    call.setRequestHeader("X-CSRFToken", csrfToken());
    call.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        onProgress(event.loaded / event.total);
      }
    });
    call.addEventListener("load", () => {
      const body = read(call.responseText);
      if (call.status >= 200 && call.status < 300 && body) {
        resolve(body);
      } else {
        const status = call.status < 400 ? 502 : call.status;
        reject(failure(status, body, call.getResponseHeader("Retry-After")));
      }
    });
    call.addEventListener("error", () => {
      const words = "The connection broke while sending. Check it and try again.";
      reject(new RequestError(words, { code: "offline" }));
    });
    call.send(data);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
