/** Longer than a gateway waits for its database: what it says of that is heard. */
const ANSWER_MS_MAX = 40_000;

/**
 * Asks over HTTP as `fetch` does; where no whole answer comes in time, says what had none. Without, Node waits for five minutes, and
 * a test is cut off before it could say a word. It names the path alone, and nothing that was asked or sent.
 */
export async function askInTime(
  what: URL | string | Request,
  how: Omit<RequestInit, "signal"> = {},
  longestMs = ANSWER_MS_MAX,
): Promise<Response> {
  const request = new Request(what, how);
  const asked = `${request.method} ${new URL(request.url).pathname}`;
  const silence = new AbortController();
  // Not ended by the head of an answer: the rest of it may never come.
  setTimeout(
    () => silence.abort(new Error(`${asked} had no whole answer in ${longestMs} ms.`)),
    longestMs,
  ).unref();
  return fetch(request, { signal: silence.signal });
}
