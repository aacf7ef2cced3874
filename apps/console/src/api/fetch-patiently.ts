import { createStore } from "../store/store.ts";

/** How often the same is told again, where the gateway says that too much was asked. */
const AGAIN_MOST = 2;
/** How long it is waited where the gateway does not say for how long, and at most, whoever says it, in milliseconds. */
const [WAIT_MS, WAIT_MS_MAX] = [10_000, 60_000];

/** How many questions wait, because too much was asked in a short time. */
export const waitingToAsk = createStore(0);

type Fetch = typeof globalThis.fetch;

/** How often somebody's session was over. */
let over = 0;

/** Has nothing that waits told once more: whoever asked it is signed in no longer, and it would be done in the next one's name. */
export function forgetWaiting(): void {
  over += 1;
}

/**
 * `fetch` that waits where too much was asked, as long as the gateway says, and tells the very same again: it had looked at none of it
 * (G515). Somebody who asks still too often is told so, and so is whoever asked in a session that is over by then (G749).
 */
export function patiently(fetchIt: Fetch, wait: (ms: number) => Promise<void> = waitFor): Fetch {
  return async (input, init) => {
    const since = over;
    for (let nth = 0; ; nth += 1) {
      const answer = await fetchIt(input, init);
      if (answer.status !== 429 || nth === AGAIN_MOST) return answer;
      const said = Number(answer.headers.get("retry-after"));
      waitingToAsk.update((before) => before + 1);
      await wait(said > 0 ? Math.min(said * 1_000, WAIT_MS_MAX) : WAIT_MS).finally(() =>
        waitingToAsk.update((before) => before - 1),
      );
      if (over !== since) return answer;
    }
  };
}

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
