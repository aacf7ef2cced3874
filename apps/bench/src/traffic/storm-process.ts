import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { catchUp, missedIn } from "./catch-up.ts";
import type { Speech } from "./console-speech.ts";

/** Who comes back at once, and what each of them missed. */
export interface Storm {
  readonly url: string;
  readonly speech: Speech;
  readonly consoles: number;
  readonly cookie: string;
  readonly origin: string;
  /** Where they stand, one after the other. */
  readonly cursors: readonly string[];
  readonly missed: readonly string[];
}

/** What came of it. */
export interface Weathered {
  /** Consoles that were told all that they missed in its order, nothing twice and nothing else. */
  readonly exact: number;
  /** Until the last of them was. */
  readonly milliseconds: number;
  /** How often a line broke before that, and was opened again. */
  readonly again: number;
  /** How the first answer begins that was not exact; `null` where each was. */
  readonly otherwise: string | null;
}

/** As often does somebody try, and waits as long in between. */
const TRIES = 5;
const PAUSE_MS = 500;

if (process.send !== undefined) {
  process.on("message", (storm: Storm) => void weather(storm).then((came) => process.send?.(came)));
  process.once("disconnect", () => process.exit(0));
}

/** Everybody comes back in the same instant. What one who stood there was told is read, and compared with what the others were. */
async function weather(storm: Storm): Promise<Weathered> {
  const { url, speech, consoles, cookie, origin, cursors, missed } = storm;
  const wanted = missed.join();
  const right = new Map<string, Buffer>();
  let exact = 0;
  const begun = performance.now();
  let again = 0;
  let otherwise: string | null = null;
  const sockets: WebSocket[] = [];
  const come = async (at: string, left = TRIES): Promise<Buffer | null> => {
    const headers = { cookie };
    const shape = { headers, origin, perMessageDeflate: false, skipUTF8Validation: true };
    const socket = new WebSocket(url, shape);
    sockets.push(socket);
    const told = await catchUp(socket, speech, at).catch(() => null);
    if (told !== null || left === 1) return told;
    // As a console does whose line breaks on a busy machine.
    again += 1;
    await delay(PAUSE_MS);
    return come(at, left - 1);
  };
  await Promise.all(
    Array.from({ length: consoles }, async (_, nth) => {
      const at = cursors[nth % cursors.length] ?? "";
      const told = await come(at);
      if (told === null) return;
      if (right.get(at)?.equals(told) === true) exact += 1;
      else if (missedIn(told).join() === wanted) {
        right.set(at, told);
        exact += 1;
      } else otherwise ??= told.toString("latin1", 0, 60);
    }),
  );
  const milliseconds = performance.now() - begun;
  const closed = sockets.map(async (socket) => {
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, "close");
  });
  for (const socket of sockets) socket.terminate();
  await Promise.all(closed);
  return { exact, milliseconds, again, otherwise };
}
