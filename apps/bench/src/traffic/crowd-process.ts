import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { speak, type Speech } from "./console-speech.ts";

/** What the parent sends first: how many consoles, and how they connect. */
export interface CrowdOrder {
  readonly url: string;
  readonly speech: Speech;
  readonly consoles: number;
  /** Who they are; all the same advocate, at many screens. */
  readonly cookie: string;
  readonly origin: string;
}

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
  const frames = Array.from({ length: order.consoles }, () => 0);
  const contacts = new Set<string>();
  const open = async (index: number): Promise<void> => {
    const socket = new WebSocket(order.url, {
      headers: { cookie: order.cookie },
      origin: order.origin,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    await speak(socket, order.speech, (read) => {
      frames[index] = (frames[index] ?? 0) + 1;
      if (index === 0) for (const id of read()) contacts.add(id);
    });
  };
  for (let index = 0; index < order.consoles; index += CONNECT_AT_ONCE) {
    const some = Array.from({ length: Math.min(CONNECT_AT_ONCE, order.consoles - index) });
    await Promise.all(some.map((_, offset) => open(index + offset)));
  }
  // What was told while some were still on their way in is not theirs to have heard.
  frames.fill(0);
  const alike = (): boolean => frames.every((count) => count === frames[0]);
  process.on("message", (asked: { contacts: number; patienceMs: number }) => {
    void (async () => {
      const end = performance.now() + asked.patienceMs;
      while ((contacts.size < asked.contacts || !alike()) && performance.now() < end) await delay(10);
      process.send?.({ contacts: contacts.size, alike: alike() } satisfies Heard);
    })();
  });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ ready: true });
}
