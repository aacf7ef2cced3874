import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Changed } from "./micro-batch.ts";

const COALESCE_MS = 10;

/** Everybody who is connected. */
export interface BareConsoles {
  /** Tells everybody within ten milliseconds, together with what else changes in them. */
  readonly tell: (changed: readonly Changed[]) => void;
}

/** Takes websockets on a server. What they are told is encoded and framed once, and written as it is to each. */
export function openBareConsoles(server: Server): BareConsoles {
  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const sockets = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    websockets.handleUpgrade(request, socket, head, (console_) => {
      sockets.add(socket);
      console_.on("close", () => sockets.delete(socket));
      console_.on("error", () => {});
    });
  });
  let events: unknown[] = [];
  const flush = (): void => {
    const bytes = framed(JSON.stringify({ stream: "queue:main", events }));
    events = [];
    for (const socket of sockets) socket.write(bytes);
  };
  return {
    tell: (changed) => {
      if (changed.length === 0) return;
      if (events.length === 0) setTimeout(flush, COALESCE_MS);
      events.push(...changed.map(eventOf));
    },
  };
}

/** As much as a console needs to show a contact; about 300 bytes, as ours. */
function eventOf({ id, version }: Changed): unknown {
  const now = Date.now();
  return {
    kind: "contact",
    id,
    version,
    row: {
      id,
      number: 1,
      channel: "sms-twilio",
      medium: "text",
      status: "waiting",
      danger: null,
      waitingSince: now,
      dueAt: now + 120_000,
      unanswered: 1,
      holder: null,
      heldSince: null,
      holderGoneSince: null,
      offeredTo: null,
      unreadable: false,
      lowTrust: false,
      isAutomatic: false,
      language: null,
      lane: null,
      laneReason: null,
      speaker: null,
      setAsideUntil: null,
      setAsideBy: null,
      backSince: null,
      liftAskedAt: null,
      liftAnswer: null,
      reopened: 0,
      version,
    },
  };
}

/** One unmasked text frame. */
export function framed(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x81, 126, length >> 8, length & 255]), payload]);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
