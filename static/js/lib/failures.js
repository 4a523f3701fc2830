// Every failure of a request: a kind for the program, a sentence for the person.

import { say, sayCount } from "./words.js";

const KINDS = { 401: "signed_out", 429: "too_many" };
// Of these the site knows less than the page, whatever it answers.
const OURS = {
  signed_out: say(
    "You are signed out. Sign in by this button, come back and try again: what you typed stays here.",
  ),
  refused: say(
    "The site did not accept this, as you signed in or out in another tab. Try again, or else reload the page.",
  ),
};

/**
 * `kind` is offline, timeout, aborted, signed_out, refused (the CSRF token), too_many, server (half
 * an answer too) or input (the same would fail again). `code` is the endpoint's, `fields` maps a
 * field to its messages, `retryAfter` is in seconds, `body` the answer or null.
 */
export class RequestError extends Error {
  kind = "input";
  status = 0;
  code = "";
  fields = {};
  retryAfter = 0;
  body = null;

  constructor(message, facts) {
    super(message);
    Object.assign(this, facts);
    this.mayRetry = !["input", "aborted"].includes(this.kind);
  }
}

/** Waiting time in words, as the server says it: 40 → "40 seconds", 170 → "3 minutes". */
export function waitText(seconds) {
  if (seconds >= 7200) {
    return sayCount(Math.ceil(seconds / 3600), "{count} hour", "{count} hours");
  }
  return seconds >= 120
    ? sayCount(Math.ceil(seconds / 60), "{count} minute", "{count} minutes")
    : sayCount(Math.ceil(seconds), "{count} second", "{count} seconds");
}

/** For an answer with a failing status; `body` is its JSON or null. */
export function failure(status, body, retryAfterHeader) {
  const retryAfter = Number.parseInt(retryAfterHeader, 10) || 0;
  const { code = "", fields = {}, error } = body ?? {};
  const kind = code === "csrf" ? "refused" : (KINDS[status] ?? (status < 500 ? "input" : "server"));
  const message = OURS[kind] || error || fallback(kind, status, retryAfter);
  return new RequestError(message, { kind, status, code, fields, retryAfter, body });
}

/** For no answer within `seconds`. */
export function tooLate(seconds) {
  const words = say("The site did not answer within {wait}. Check your connection and try again.", {
    wait: waitText(seconds),
  });
  return new RequestError(words, { kind: "timeout" });
}

/** For what fetch() threw, which was to wait for `seconds` at most. */
export function noAnswer({ name }, seconds) {
  if (name === "TimeoutError") {
    return tooLate(seconds);
  }
  const words = say("You seem to be offline. Check your connection and try again.");
  return new RequestError(words, { kind: name === "AbortError" ? "aborted" : "offline" });
}

/** Where the answer is not the site's own. */
function fallback(kind, status, retryAfter) {
  if (kind === "too_many") {
    const wait = waitText(retryAfter || 60);
    return say("That was a lot in a short time. Try again in {wait}.", { wait });
  }
  if (status === 413) {
    return say("That is too large to send. Choose fewer or smaller files.");
  }
  return kind === "server"
    ? say("Something went wrong on our side. Try again in a moment.")
    : say("That did not work. Check what you entered and try again.");
}
