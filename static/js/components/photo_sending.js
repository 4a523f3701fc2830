// Photographs on their way to the site: a few at once, the rest in line, each tried again by itself.

import { RequestError } from "../lib/failures.js";
import { say } from "../lib/words.js";
import { sameFile } from "./photo_checks.js";
import { shrink } from "./photo_shrink.js";
import { newUploadKey } from "./photo_store.js";
import { queueOf } from "./queue.js";

const AT_ONCE = 3;

/**
 * Send files to `store`, made smaller, none over `megabytes`. `onArrived(item, answer, shows)` gets
 * the store's answer, and whether the browser can show the file; `onFailed(item, error)` may lead to
 * again(item). Returns { start(item, file), again(item), forget(item), holds(file), idle() }, where an
 * item is one of photo_item.js; who is forgotten or no longer on the page is not sent.
 */
export function photoSending(store, megabytes, { onArrived, onFailed }) {
  const queue = queueOf(AT_ONCE);
  const parcels = new Map();

  function again(item) {
    item.wait();
    queue.add(() => send(item));
  }

  async function send(item) {
    if (!item.element.isConnected) {
      return;
    }
    const { file, uploadKey } = parcels.get(item);
    item.progress(0);
    try {
      const { blob, shows } = await shrink(file);
      if (blob.size > megabytes * 1024 * 1024) {
        throw new RequestError(
          say("It is over {megabytes} MB. Choose a smaller one.", { megabytes }),
        );
      }
      onArrived(item, await store.send(blob, item.name, uploadKey, item.progress), shows);
    } catch (error) {
      onFailed(item, error);
    }
  }

  return {
    start(item, file) {
      parcels.set(item, { file, uploadKey: newUploadKey() });
      again(item);
    },
    again,
    forget: (item) => parcels.delete(item),
    holds: (file) => [...parcels.values()].some((parcel) => sameFile(parcel.file, file)),
    idle: queue.idle,
  };
}
