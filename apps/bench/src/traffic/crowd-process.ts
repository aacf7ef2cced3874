import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { oneClock } from "../frame/one-clock.ts";
import { speak, type Speech } from "./console-speech.ts";
import { openHearing } from "./hearing.ts";

/** What the parent sends first: how many consoles, and how they connect. */
export interface CrowdOrder {
  readonly url: string;
  readonly speech: Speech;
  readonly consoles: number;
  /** Who they are; all the same advocate, at many screens. */
  readonly cookie: string;
  /** But for these, who sit at one screen each. */
  readonly others?: readonly string[];
  readonly origin: string;
}

/** What the parent asks: to hear of so many contacts in all, or how long each console waited for what was sent at these times. */
export type CrowdQuestion =
  | { readonly contacts: number; readonly patienceMs: number }
  | { readonly sentAt: readonly number[]; readonly patienceMs: number };

/** What a crowd has been told so far. */
export interface Heard {
  /** Contacts that the first console knows of. */
  readonly contacts: number;
  /** Whether every console got as many frames as the first. */
  readonly alike: boolean;
}

const CONNECT_AT_ONCE = 20;

if (process.send !== undefined) await attend();

/** Listens with all consoles until the parent is gone. The first reads what it is told, the others count it. */
async function attend(): Promise<void> {
  const [order] = (await once(process, "message")) as [CrowdOrder];
  const hearing = openHearing(order.consoles);
  const open = async (index: number): Promise<void> => {
    const socket = new WebSocket(order.url, {
      headers: { cookie: order.others?.[index] ?? order.cookie },
      origin: order.origin,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    await speak(socket, order.speech, (read) => hearing.frame(index, oneClock(), read));
  };
  for (let index = 0; index < order.consoles; index += CONNECT_AT_ONCE) {
    const some = Array.from({ length: Math.min(CONNECT_AT_ONCE, order.consoles - index) });
    await Promise.all(some.map((_, offset) => open(index + offset)));
  }
  // What was told while some were still on their way in is not theirs to have heard.
  hearing.beginAnew();
  process.on("message", (asked: CrowdQuestion) => {
    void (async () => {
      const isThere = (): boolean =>
        "sentAt" in asked ? hearing.fresh() >= asked.sentAt.length : hearing.contacts() >= asked.contacts;
      const end = performance.now() + asked.patienceMs;
      while (!(isThere() && hearing.alike()) && performance.now() < end) await delay(10);
      process.send?.(
        "sentAt" in asked
          ? hearing.lap(asked.sentAt)
          : ({ contacts: hearing.contacts(), alike: hearing.alike() } satisfies Heard),
      );
    })();
  });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ ready: true });
}
