import { setTimeout as delay } from "node:timers/promises";
import { askAs } from "../traffic/ask-as.ts";
import type { FollowedQueue, VersionedRow } from "../traffic/followed-queue.ts";
import { openReturningConsole, type ReturningConsole } from "../traffic/returning-console.ts";

/** The consoles of those who answer, one each. */
export interface AdvocatesThere {
  /** How many of them follow their queue at this moment. */
  readonly following: () => number;
  readonly close: () => void;
}

const QUEUE = "{ queue { asOf rows { id version } } }";
const LOOK_MS = 50;
const PATIENCE_MS = 30_000;

/**
 * Opens a console for each of these people, at one gateway after the other, and resolves once all of them follow the queue.
 * Whoever has none open counts as away (G50), and what they hold goes back; each beats and comes back as a real one does.
 */
export async function advocatesThere(
  gateways: readonly URL[],
  cookies: readonly string[],
): Promise<AdvocatesThere> {
  const consoles = cookies.map((cookie, nth) => open(gateways[nth % gateways.length] as URL, cookie));
  const following = (): number => consoles.filter(({ freshSince }) => freshSince() !== null).length;
  const close = (): void => consoles.forEach((each) => each.close());
  for (const end = performance.now() + PATIENCE_MS; following() < consoles.length; await delay(LOOK_MS))
    if (performance.now() > end) {
      close();
      throw new Error(`${following()} of ${consoles.length} advocates can follow the queue`);
    }
  return { following, close };
}

function open(gateway: URL, cookie: string): ReturningConsole {
  const ask = askAs(gateway, cookie);
  return openReturningConsole({
    door: { port: () => Number(gateway.port), host: gateway.host, origin: gateway.origin, cookie },
    load: async (queue: FollowedQueue) => {
      const { queue: loaded } = await ask<{ queue: { asOf: string; rows: VersionedRow[] } }>(QUEUE);
      queue.load(loaded.asOf, loaded.rows);
    },
    read: (frame) => JSON.parse(frame.toString("utf8", frame.indexOf("["))) as unknown,
    random: Math.random,
  });
}
