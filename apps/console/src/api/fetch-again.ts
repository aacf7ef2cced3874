import { fetchInTime } from "./fetch-in-time.ts";

/** How long an answer may take until the same is asked once more beside it, in milliseconds. */
export const AGAIN_AFTER_MS = 4_000;

/**
 * `fetchInTime` for what may be asked twice: where nothing came within four seconds it is asked once more, and the first
 * answer counts. A browser may ask over a connection that died silently, and would wait there for all the time there is.
 * Fails when both have.
 */
export async function fetchAgain(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const first = fetchInTime(input, init);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const isSlow = new Promise<"slow">((resolve) => {
    waiting = setTimeout(resolve, AGAIN_AFTER_MS, "slow");
  });
  try {
    const came = await Promise.race([first, isSlow]);
    return came === "slow" ? await firstToCome(first, fetchInTime(input, init)) : came;
  } finally {
    clearTimeout(waiting);
  }
}

/** The answer that comes first; when none does, why the first question failed. */
function firstToCome(first: Promise<Response>, second: Promise<Response>): Promise<Response> {
  return Promise.any([first, second]).catch(() => first);
}
