// Sending a form with files: like request(), and it says how far it has come. fetch cannot.

import { RequestError, tooLate } from "../lib/failures.js";
import { headersFor, read } from "../lib/request.js";
import { say } from "../lib/words.js";

// A slow line may take long over a photograph: the clock starts anew with every piece that left.
const STANDSTILL = 60; // seconds

/**
 * POST `data` (a FormData) and return the JSON of the answer. `onProgress` gets a share from 0 to
 * 1 while the files leave. Throws RequestError, as request() does.
 */
export function upload(url, data, onProgress) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    let clock = 0;

    function fail(error) {
      clearTimeout(clock);
      reject(error);
      call.abort();
    }

    function wind() {
      clearTimeout(clock);
      clock = setTimeout(() => fail(tooLate(STANDSTILL)), STANDSTILL * 1000);
    }

    call.open("POST", url);
    for (const [name, value] of Object.entries(headersFor("POST", data))) {
      call.setRequestHeader(name, value);
    }
    call.upload.addEventListener("progress", (event) => {
      wind();
      if (event.lengthComputable) {
        onProgress(event.loaded / event.total);
      }
    });
    call.addEventListener("load", () => {
      clearTimeout(clock);
      try {
        resolve(read(call.responseText, call.status, call.getResponseHeader("Retry-After")));
      } catch (error) {
        reject(error);
      }
    });
    call.addEventListener("error", () => {
      const words = say("The connection broke while sending. Check it and try again.");
      fail(new RequestError(words, { kind: "offline" }));
    });
    wind();
    call.send(data);
  });
}
