// What is changed about photographs that the site keeps, one thing after another. What fails is
// remembered, and said with one way to try all of it again.

import { failureNotice } from "./failure.js";
import { queueOf } from "./queue.js";

/**
 * Returns { change(act, use), run(job), failed(error, again), idle() }: `act` gives a promise of the
 * store's answer, which `use` or else `onAnswer` gets; `run` takes a turn for anything else;
 * `failed` says a failure of elsewhere that `again` may put right. `put` and `back` are those of
 * failureNotice().
 */
export function photoChanges(put, back, onAnswer) {
  const queue = queueOf(1);
  const notice = failureNotice(put, back);
  const undone = new Set();
  let left = 0;
  let refused = false;

  function change(act, use = onAnswer) {
    left += 1;
    refused = false;
    queue.add(async () => {
      try {
        use(await act());
      } catch (error) {
        failed(error, () => change(act, use));
      }
      left -= 1;
      hideIfDone();
    });
  }

  function failed(error, again) {
    if (error.mayRetry) {
      undone.add(again);
    } else {
      refused = true; // said until the next change
    }
    notice.show(error, tryAgain);
  }

  function hideIfDone() {
    if (left === 0 && undone.size === 0 && !refused) {
      notice.hide();
    }
  }

  async function tryAgain() {
    const acts = [...undone];
    undone.clear();
    for (const act of acts) {
      act();
    }
    await queue.idle();
    hideIfDone();
  }

  return { change, failed, run: queue.add, idle: queue.idle };
}
