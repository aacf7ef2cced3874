import type { Chance } from "@holdfast/tooling/chance";
import { encodeCursor, WIRE_VERSION } from "@holdfast/wire";
import { io, type Socket } from "socket.io-client";
import type { Actor } from "./actor.ts";
import { ECHO } from "./secret.ts";
import type { SownHouse } from "./sown-house.ts";

/** A connection of somebody's, which hears whatever is told to it. */
export interface StreamDoor {
  readonly by: Actor;
  /** What a join is answered; `null`: nobody was let in, or nothing was answered in time. */
  readonly join: (stream: string) => Promise<unknown>;
  readonly heard: () => readonly string[];
  readonly close: () => void;
}

/** How many streams a door follows at once, the last ones it asked for: one connection may follow 64 (G473 asks for more than that). */
const FOLLOWED_AT_ONCE = 48;

/** Connects as a page of ours would, or is refused; either way it can be asked. */
export async function streamDoor({ desk }: Pick<SownHouse, "desk">, by: Actor): Promise<StreamDoor> {
  const { url, store } = desk.house;
  const socket: Socket = io(url.origin, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: url.origin, cookie: by.cookie },
  });
  const heard: string[] = [];
  const asked = new Set<string>();
  socket.onAny((...said: unknown[]) => heard.push(JSON.stringify(said)));
  const isIn = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("connect_error", () => resolve(false));
  });
  return {
    by,
    async join(stream) {
      if (!isIn) return null;
      asked.delete(stream);
      asked.add(stream);
      const [first = stream] = asked;
      if (asked.size > FOLLOWED_AT_ONCE && asked.delete(first)) socket.emit("leave", { stream: first });
      const cursor = encodeCursor(await store.log.head());
      return socket
        .timeout(10_000)
        .emitWithAck("join", { version: WIRE_VERSION, stream, cursor })
        .catch(() => null) as Promise<unknown>;
    },
    heard: () => heard,
    close: () => void socket.disconnect(),
  };
}

/** A stream of something that stands in the house, mostly of what it is; or of nothing. */
export function randomStream({ ids }: Pick<SownHouse, "ids">, { below, oneOf }: Chance): string {
  const { id, of } = ids[below(ids.length)]!;
  const kind = below(4) === 0 ? oneOf(["case", "contact", "queue", "board", ECHO]) : of.kind;
  return `${kind}:${below(6) === 0 ? oneOf([ECHO, "", "main", crypto.randomUUID()]) : below(2) === 0 ? of.id : id}`;
}
