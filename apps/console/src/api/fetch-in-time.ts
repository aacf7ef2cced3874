import { learnClock } from "../clock/server-clock.ts";

/** How long the gateway may take to answer, in milliseconds. A line that died silently would never say so itself. */
export const ANSWER_MS_MAX = 15_000;

/** `fetch` that fails when the whole answer has not come in time, and reads the gateway's clock on the way. Kept nowhere. */
export async function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const late = AbortSignal.timeout(ANSWER_MS_MAX);
  const signal = init.signal == null ? late : AbortSignal.any([init.signal, late]);
  const askedAt = Date.now();
  const response = await fetch(input, { cache: "no-store", ...init, signal });
  learnClock(response.headers.get("date"), askedAt, Date.now());
  return response;
}
