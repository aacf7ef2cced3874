import { once } from "node:events";
import { ContactId } from "@holdfast/case-schema";
import { WebSocket } from "ws";
import { speak } from "./console-speech.ts";

/** Two gateways with many people at one of them, and somebody at the other who hears what they say of themselves. */
export interface RelayLine {
  /** One of them says it, at most once at a time; resolves when it was heard at the other. */
  readonly relay: (speaker: number) => Promise<void>;
  readonly close: () => void;
}

/** Where both are, and who everybody is; for the limit nobody is anybody. */
export interface RelayEnds {
  readonly says: URL;
  readonly hears: URL;
  readonly speech: "bare" | "socket.io";
  readonly cookie: string;
  readonly speakers: number;
}

const CONNECT_AT_ONCE = 20;

const contactOf = (speaker: number): string =>
  `00000000-0000-4000-a000-${speaker.toString(16).padStart(12, "0")}`;

/** Connects everybody. What is said is that somebody reads a contact: each speaker at a contact of their own. */
export async function openRelayLine(ends: RelayEnds): Promise<RelayLine> {
  const waiting = new Map<string, () => void>();
  const listener = open(ends.hears, ends);
  listener.on("message", (data: Buffer) => {
    const contact = /"contact":"([0-9a-f-]{36})"/.exec(data.toString("latin1"))?.[1] ?? "";
    const heard = waiting.get(contact);
    waiting.delete(contact);
    heard?.();
  });
  await speak(listener, ends.speech, () => {});
  const sockets: WebSocket[] = [];
  while (sockets.length < ends.speakers) {
    const some = Math.min(CONNECT_AT_ONCE, ends.speakers - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: some }, async () => enter(ends)))));
  }
  return {
    relay: async (speaker) =>
      new Promise((resolve) => {
        const contact = contactOf(speaker);
        waiting.set(contact, resolve);
        const present = { contact: ContactId.parse(contact), doing: "reading" };
        const words = ends.speech === "bare" ? present : ["present", present];
        sockets[speaker]?.send(`${ends.speech === "bare" ? "" : "42"}${JSON.stringify(words)}`);
      }),
    close: () => {
      for (const socket of [listener, ...sockets]) socket.terminate();
    },
  };
}

function open(url: URL, { speech, cookie }: RelayEnds): WebSocket {
  const address =
    speech === "bare" ? `ws://${url.host}` : `ws://${url.host}/socket.io/?EIO=4&transport=websocket`;
  const options = { headers: { cookie }, origin: url.origin, perMessageDeflate: false };
  return new WebSocket(address, options);
}

/** Somebody who is let in and follows nothing. */
async function enter(ends: RelayEnds): Promise<WebSocket> {
  const socket = open(ends.says, ends);
  if (ends.speech === "bare") {
    await once(socket, "open");
    return socket;
  }
  const entered = Promise.withResolvers<void>();
  socket.on("error", () => entered.reject(new Error("somebody was not let in")));
  socket.on("message", (data: Buffer) => {
    const kind = data.toString("latin1", 0, 2);
    if (kind.startsWith("0")) return socket.send("40");
    if (kind.startsWith("2")) return socket.send("3");
    if (kind === "44") return entered.reject(new Error("somebody was not let in"));
    if (kind === "40") entered.resolve();
  });
  await entered.promise;
  return socket;
}
