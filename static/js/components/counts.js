// The counts beside the filters. What draws them is loaded when they are looked at.

import { noAnswer } from "../lib/failures.js";
import { say } from "../lib/words.js";
import { failureNotice } from "./failure.js";

/** Count for `form` and `categories`, the line of links. Returns {refresh}, that of facets.js. */
export function countsBeside(form, categories) {
  const button = form.querySelector("[data-show]");
  const notice = failureNotice((root) => button.parentElement.before(root), button);
  let facets = null;

  function fail(error, again) {
    const { message } = error;
    const words = say("The numbers beside the filters are missing. {message}", { message });
    notice.show(error, again, words);
  }

  async function refresh(options) {
    // What is there is asked at once: what the form says a moment later is another question.
    if (!facets) {
      try {
        const { facetCounts } = await import("./facets.js");
        facets ??= facetCounts(form, categories, { fail, hide: notice.hide });
      } catch (error) {
        fail(noAnswer(error), () => refresh(options));
        return;
      }
    }
    await facets.refresh(options);
  }

  return { refresh };
}
