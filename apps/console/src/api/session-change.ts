type Fetch = typeof globalThis.fetch;

/** What is told to sign-in and not answered yet. */
const underWay = new Set<Promise<unknown>>();
/** How much of it has been answered. */
let answered = 0;

/** Tells sign-in something that the session may go on in another one by, as it does where codes are turned on. */
export async function changingSession<Told>(told: Promise<Told>): Promise<Told> {
  underWay.add(told);
  try {
    return await told;
  } finally {
    underWay.delete(told);
    answered += 1;
  }
}

/**
 * `fetch` for what only a session may ask. Whoever is not known was perhaps asked about by a session that has just been replaced, whose
 * successor is on its way to this browser: so they are asked about once more, when it has come. Nothing was done of what was refused so.
 */
export function inSession(fetchIt: Fetch): Fetch {
  return async (input, init) => {
    const before = answered;
    const answer = await fetchIt(input, init);
    if (answer.status !== 401 || (underWay.size === 0 && answered === before)) return answer;
    await Promise.allSettled(underWay);
    return fetchIt(input, init);
  };
}
