import { get } from "node:http";
import { ASK_AGAIN_AFTER_MS, MAIN_QUEUE, WIRE_VERSION, waitBeforeTryMs } from "@holdfast/wire";
import { WebSocket } from "ws";
import { followQueue, type FollowedQueue, type ToldBatch, type ToldHead } from "./followed-queue.ts";

/** Where a console finds its gateway, under the gateway's own name. */
export interface Door {
  /** Asked at every try: of a line that is cut, one at which nobody listens. */
  readonly port: () => number;
  readonly host: string;
  readonly origin: string;
  readonly cookie: string;
}

/** A console that follows the queue, and comes back by itself as the real one does when its line breaks. */
export interface ReturningConsole {
  readonly queue: FollowedQueue;
  /** When it last came to know that nothing is missing, by `performance.now()`; `null` while it does not. */
  readonly freshSince: () => number | null;
  /** How often it had to load the queue anew. */
  readonly loads: () => number;
  /** Its line breaks. */
  readonly cut: () => void;
  readonly close: () => void;
}

export interface ConsoleParts {
  readonly door: Door;
  /** The queue as it stands, for whoever begins or is told to begin anew. */
  readonly load: (console: FollowedQueue) => Promise<void>;
  /** Reads what a frame says; the same bytes come to everybody, and are read once. */
  readonly read: (frame: Buffer) => unknown;
  /** At least 0, less than 1. */
  readonly random: () => number;
}

type Answer =
  | { readonly kind: "replay"; readonly batch: ToldBatch }
  | { readonly kind: "reset" }
  | { readonly kind: "refused"; readonly reason: string };

export function openReturningConsole({ door, load, read, random }: ConsoleParts): ReturningConsole {
  const queue = followQueue();
  let socket: WebSocket | null = null;
  let freshSince: number | null = null;
  let awaySince = performance.now();
  let loads = 0;
  let closed = false;

  const later = (work: () => void, ms: number): void => void setTimeout(() => closed || work(), ms);
  const join = (): void => {
    freshSince = null;
    socket?.send(
      `420${JSON.stringify(["join", { version: WIRE_VERSION, stream: MAIN_QUEUE, cursor: queue.cursor() }])}`,
    );
  };
  const loadAnew = async (): Promise<void> => {
    loads += 1;
    await load(queue).then(join, () => later(() => void loadAnew(), ASK_AGAIN_AFTER_MS));
  };
  const take = (batch: ToldBatch): void => {
    if (queue.take(batch) === "gap" && freshSince !== null) join();
  };
  function answered(answer: Answer): void {
    if (answer.kind === "reset") return void loadAnew();
    if (answer.kind === "refused") return later(join, ASK_AGAIN_AFTER_MS);
    queue.take(answer.batch);
    freshSince ??= performance.now();
  }
  function hear(frame: Buffer): void {
    const kind = frame.toString("latin1", 0, 3);
    if (kind.startsWith("0")) socket?.send("40");
    else if (kind.startsWith("2")) socket?.send("3");
    else if (kind.startsWith("40")) join();
    else if (kind === "430") answered((read(frame) as readonly [Answer])[0]);
    else if (kind.startsWith("42")) {
      const [event, said] = read(frame) as readonly [string, ToldBatch & ToldHead];
      if (event === "batch") take(said);
      if (event === "head" && freshSince !== null && queue.isBehind(said)) join();
      if (event === "reset") void loadAnew();
    }
  }

  /** A plain question first, as a browser's console asks it: a socket is opened once that was answered. */
  function attempt(): void {
    const asked = get(
      { port: door.port(), host: "127.0.0.1", path: "/healthz", headers: { host: door.host }, agent: false },
      (answer) => {
        answer.resume().on("end", () => closed || connect());
      },
    );
    asked.on("error", again);
  }
  function connect(): void {
    const next = new WebSocket(`ws://127.0.0.1:${door.port()}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie: door.cookie, host: door.host },
      origin: door.origin,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket = next;
    next.on("message", hear);
    next.on("error", () => {});
    next.on("close", () => {
      if (freshSince !== null) awaySince = performance.now();
      freshSince = null;
      again();
    });
  }
  function again(): void {
    later(attempt, waitBeforeTryMs(performance.now() - awaySince, random()));
  }

  void load(queue).then(attempt, again);
  return {
    queue,
    freshSince: () => freshSince,
    loads: () => loads,
    cut: () => socket?.terminate(),
    close() {
      closed = true;
      socket?.terminate();
    },
  };
}
