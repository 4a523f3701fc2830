// One way to talk to the server: JSON comes back, and every failure is a RequestError.

import { failure, noAnswer, RequestError } from "./failures.js";
import { say } from "./words.js";

const TIMEOUT = 20_000; // milliseconds

/**
 * The JSON of an answer. `data` is a FormData, or an object that is sent as JSON. Throws
 * RequestError, also when none came within TIMEOUT.
 */
export async function request(url, { method = "GET", data, signal } = {}) {
  const clock = AbortSignal.timeout(TIMEOUT);
  const isForm = data instanceof FormData;
  const headers = headersFor(method, data);
  if (data && !isForm) {
    headers["Content-Type"] = "application/json";
  }
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: data && !isForm ? JSON.stringify(data) : data,
      signal: signal ? AbortSignal.any([signal, clock]) : clock,
    });
    return read(await response.text(), response.status, response.headers.get("Retry-After"));
  } catch (error) {
    throw error instanceof RequestError ? error : noAnswer(error, TIMEOUT / 1000);
  }
}

/** What goes along with `data`: the CSRF token is the cookie's, which is the one of this moment. */
export function headersFor(method, data) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") {
    headers["X-CSRFToken"] = csrfToken();
  }
  // A form's own is of the sign-in that the page came with.
  data?.delete?.("csrfmiddlewaretoken");
  return headers;
}

/** The CSRF token that every page's cookie carries; by HTTPS its name begins with __Host-. */
export function csrfToken() {
  return document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]*)/)?.[1] ?? "";
}

/** The JSON in the `text` of an answer; throws the RequestError of a failure. */
export function read(text, status, retryAfter) {
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Not from an endpoint, or not all of it.
  }
  if (status >= 400) {
    throw failure(status, body, retryAfter);
  }
  if (body === null) {
    throw new RequestError(say("Only half of the answer arrived. Try again."), { kind: "server" });
  }
  return body;
}
