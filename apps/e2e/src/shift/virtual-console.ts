import {
  ANSWER_WITHIN_MS,
  applyEvents,
  EMPTY_BOARD,
  EMPTY_FEED,
  loadBoard,
  MAIN_QUEUE,
  QueueRow,
  stepFeed,
  type Board,
  type Feed,
  type FeedEffect,
  type FeedInput,
} from "@holdfast/wire";
import { io } from "socket.io-client";
import { patiently } from "../talk/patiently.ts";
import type { Staff } from "../talk/staff.ts";

/** A console without a screen: it follows the queue by the same protocol, over a socket of its own. */
export interface VirtualConsole {
  readonly board: () => Board;
  /** Whether it knows that nothing is missing. */
  readonly isFresh: () => boolean;
  /** Resolves as soon as the board, or what is known of it, is so. */
  readonly until: (holds: () => boolean) => Promise<void>;
  /** Its connection is lost; the board stands still. */
  readonly lose: () => void;
  readonly restore: () => void;
  readonly close: () => void;
}

const TICK_MS = 250;
const PATIENCE_MS = 60_000;

/** The queue at a place in the log. */
export interface Snapshot {
  readonly asOf: string;
  readonly rows: readonly QueueRow[];
}

const SNAPSHOT = `{ queue { asOf rows {
  id number channel medium status danger waitingSince dueAt unanswered holder { id name } heldSince holderGoneSince
  offeredTo { id name } unreadable lowTrust isAutomatic language lane laneReason speaker setAsideUntil setAsideBy { id name } backSince liftAskedAt liftAnswer reopened version
} } }`;

/** Connects as this member of staff, and follows the queue until closed. `at`: which gateway of the house it is connected to. */
export function openVirtualConsole(url: URL, staff: Staff, at: URL = url): VirtualConsole {
  let feed: Feed = EMPTY_FEED;
  let board = EMPTY_BOARD;
  const waiting = new Set<() => void>();
  const socket = io(at.origin, {
    transports: ["websocket"],
    extraHeaders: { cookie: staff.cookie, origin: url.origin, host: url.host },
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
  });

  type Untimed = FeedInput extends infer Input
    ? Input extends FeedInput
      ? Omit<Input, "at">
      : never
    : never;
  function step(input: Untimed): void {
    const stepped = stepFeed(feed, { ...input, at: Date.now() });
    feed = stepped.feed;
    for (const effect of stepped.effects) act(effect);
    for (const look of waiting) look();
  }
  function act(effect: FeedEffect): void {
    if (effect.kind === "load") void load();
    if (effect.kind === "apply") board = applyEvents(board, effect.events);
    if (effect.kind === "join")
      void socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck("join", effect.join)
        .then(
          (raw: unknown) => step({ kind: "answer", stream: effect.stream, ask: effect.ask, raw }),
          () => undefined,
        );
  }
  async function load(): Promise<void> {
    const snapshot = await readSnapshot(staff).catch(() => null);
    if (snapshot === null) return step({ kind: "load_failed", stream: MAIN_QUEUE });
    board = loadBoard(board, snapshot.rows);
    step({ kind: "snapshot", stream: MAIN_QUEUE, asOf: snapshot.asOf });
  }

  for (const kind of ["batch", "head", "reset"] as const)
    socket.on(kind, (raw: unknown) => step({ kind, raw }));
  socket.on("connect", () => step({ kind: "connected" }));
  socket.on("disconnect", (reason) => {
    step({ kind: "disconnected" });
    if (reason === "io server disconnect") socket.connect();
  });
  socket.on("connect_error", () => {
    // What the gateway refuses for now, Socket.IO would leave at that.
    if (!socket.active) setTimeout(() => socket.connect(), TICK_MS);
  });
  const ticking = setInterval(() => step({ kind: "tick" }), TICK_MS);
  step({ kind: "follow", stream: MAIN_QUEUE });

  return {
    board: () => board,
    isFresh: () => socket.connected && feed.followers.get(MAIN_QUEUE)?.fresh === true,
    until: (holds) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => end(() => reject(new Error("a board never came to that"))),
          PATIENCE_MS,
        );
        const look = (): void => {
          if (holds()) end(resolve);
        };
        const end = (how: () => void): void => {
          clearTimeout(late);
          waiting.delete(look);
          how();
        };
        waiting.add(look);
        look();
      }),
    lose: () => void socket.disconnect(),
    restore: () => void socket.connect(),
    close() {
      clearInterval(ticking);
      socket.disconnect();
    },
  };
}

/** The queue as a fresh load gives it, every fact of every row. */
export async function readSnapshot(staff: Staff): Promise<Snapshot> {
  const { queue } = await patiently(() => staff.ask<{ queue: { asOf: string; rows: unknown } }>(SNAPSHOT));
  return { asOf: queue.asOf, rows: QueueRow.array().parse(queue.rows) };
}
