// One way to talk to the server. Every failure, whatever its cause, comes out as a
// RequestError whose message is a sentence for the person.

const TIMEOUT = 20_000;

const WORDS = {
  401: "You are signed out. Sign in again to go on.",
  403: "The site did not accept this. Reload the page and try again.",
  404: "This is no longer here.",
  413: "That is too large to send. Choose fewer or smaller files.",
};

/**
 * What went wrong. `status` is 0 when no answer came. `code` is the endpoint's own, or one of
 * offline, timeout, aborted, signed_out, too_many, server. `fields` maps a field to its messages,
 * `retryAfter` is in seconds, `body` is the whole answer or null.
 */
export class RequestError extends Error {
  constructor(message, { status = 0, code = "", fields = {}, retryAfter = 0, body = null } = {}) {
    super(message);
    this.name = "RequestError";
    Object.assign(this, { status, code, fields, retryAfter, body });
  }
}

/** Waiting time in words, as the server says it: 40 → "40 seconds", 170 → "3 minutes". */
export function waitText(seconds) {
  const [size, unit] = [
    [3600, "hour"],
    [60, "minute"],
  ].find(([length]) => seconds >= 2 * length) ?? [1, "second"];
  const amount = Math.ceil(seconds / size);
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

/** The RequestError for an answer with a failing status; `body` is its JSON or null. */
export function failure(status, body, retryAfterHeader) {
  const retryAfter = Number.parseInt(retryAfterHeader, 10) || 0;
  return new RequestError(body?.error || fallbackText(status, retryAfter), {
    status,
    code: body?.code || fallbackCode(status),
    fields: body?.fields || {},
    retryAfter,
    body,
  });
}

/**
 * Send a request and return the JSON of its answer. `data` is a FormData, or an object that is
 * sent as JSON. Throws RequestError; an abort by `signal` has the code "aborted".
 */
export async function request(url, { method = "GET", data, signal, timeout = TIMEOUT } = {}) {
  const clock = AbortSignal.timeout(timeout);
  const response = await send(url, {
    method,
    headers: headersFor(method, data),
    body: data === undefined || data instanceof FormData ? data : JSON.stringify(data),
    credentials: "same-origin",
    signal: signal ? AbortSignal.any([signal, clock]) : clock,
  });
  const body = await read(response);
  if (!response.ok) {
    throw failure(response.status, body, response.headers.get("Retry-After"));
  }
  if (body === null) {
    throw failure(502, null);
  }
  return body;
}

/** The CSRF token that every page's cookie carries; by HTTPS its name begins with __Host-. */
export function csrfToken() {
  const found = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]*)/);
  return found ? decodeURIComponent(found[1]) : "";
}

async function send(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw translate(error);
  }
}

async function read(response) {
  try {
    return JSON.parse(await response.text());
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw translate(error);
  }
}

function headersFor(method, data) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") {
    headers["X-CSRFToken"] = csrfToken();
  }
  if (data !== undefined && !(data instanceof FormData)) {
    headers["Content-Type"] = "application/json";
  }
  return headers;
}

function translate(error) {
  if (error.name === "AbortError") {
    return new RequestError("Stopped.", { code: "aborted" });
  }
  if (error.name === "TimeoutError") {
    return new RequestError("The site took too long to answer. Try again.", { code: "timeout" });
  }
  return new RequestError("You seem to be offline. Check your connection and try again.", {
    code: "offline",
  });
}

function fallbackCode(status) {
  return { 401: "signed_out", 429: "too_many" }[status] || (status >= 500 ? "server" : "");
}

function fallbackText(status, retryAfter) {
  if (status === 429) {
    return `That was a lot in a short time. Try again in ${waitText(retryAfter || 60)}.`;
  }
  if (status >= 500) {
    return "Something went wrong on our side. Try again in a moment.";
  }
  return WORDS[status] || "That did not work. Check what you entered and try again.";
}
