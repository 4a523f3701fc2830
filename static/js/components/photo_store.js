// Where photographs are kept while they are chosen: the uploads of a listing to come, or those of
// a vehicle. Both have the same addresses, which the picker's data attributes name.

import { request } from "../lib/request.js";
import { upload } from "./upload.js";

/** 32 random hexadecimal digits. crypto.randomUUID() is only there over HTTPS. */
export function newUploadKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const NO_KEY = "00000000-0000-0000-0000-000000000000";

/** The store that `data` (a picker's dataset) names; `key` is the submission key of its form. */
export function photoStore(data, key = NO_KEY) {
  const photosUrl = data.photosUrl.replace(NO_KEY, key);
  const orderUrl = data.orderUrl.replace(NO_KEY, key);
  const post = (url, body) => request(url, { method: "POST", data: body });

  return {
    /** All photographs in order, as the endpoint describes them. */
    list: () => request(photosUrl),

    /**
     * Send one photograph; `onProgress` gets a share from 0 to 1. `added` holds its id. Sent again
     * under the same `uploadKey`, after a lost answer, it is there once.
     */
    send(blob, name, uploadKey, onProgress) {
      const body = new FormData();
      body.append("upload_key", uploadKey);
      body.append("vehicle_images", blob, name);
      return upload(photosUrl, body, onProgress);
    },

    order: (ids) => post(orderUrl, { ids }),
    remove: (id) => post(data.deleteUrl.replace("/0/", `/${id}/`), {}),
    describe: (id, text) =>
      post(data.textUrl.replace("/0/", `/${id}/`), { alternative_text: text }),
  };
}
