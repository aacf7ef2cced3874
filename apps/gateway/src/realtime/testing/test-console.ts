import {
  applyEvents,
  type Board,
  EMPTY_BOARD,
  EMPTY_FEED,
  encodeCursor,
  type Feed,
  type FeedEffect,
  type FeedInput,
  loadBoard,
  MAIN_QUEUE,
  QueueRow,
  stepFeed,
  type CursorParts,
  type WireEvent,
} from "@holdfast/wire";
import type { Store } from "@holdfast/db";
import type { TestGateway, TestSocket } from "./test-gateway.ts";

/** What a console does with the wire, without a screen: it follows the queue, and keeps what it was told. */
export interface TestConsole {
  readonly board: () => Board;
  readonly fresh: () => boolean;
  /** Everything told since the last snapshot, and where that stood. */
  readonly told: () => { readonly asOf: CursorParts; readonly events: readonly WireEvent[] };
  readonly connect: (gateway: TestGateway, cookie: string) => void;
  /** The line goes dead, without a word. */
  readonly cut: () => void;
  readonly close: () => void;
}

export function testConsole(contacts: Store["contacts"]): TestConsole {
  let feed: Feed = EMPTY_FEED;
  let board: Board = EMPTY_BOARD;
  let socket: TestSocket | null = null;
  let asOf: CursorParts = { epoch: "0".repeat(16), xid: 0n, seq: 0n };
  let events: WireEvent[] = [];

  function step(input: FeedInput): void {
    const next = stepFeed(feed, input);
    ({ feed } = next);
    next.effects.forEach(act);
  }

  function act(effect: FeedEffect): void {
    if (effect.kind === "load") void load();
    if (effect.kind === "apply") {
      events.push(...effect.events);
      board = applyEvents(board, effect.events);
    }
    if (effect.kind === "join") {
      const { stream, ask, join } = effect;
      socket?.emit("join", join, (raw) => step({ kind: "answer", stream, ask, raw, at: Date.now() }));
    }
  }

  async function load(): Promise<void> {
    const snapshot = await contacts.queue();
    board = loadBoard(board, QueueRow.array().parse(snapshot.rows));
    events = [];
    ({ asOf } = snapshot);
    step({ kind: "snapshot", stream: MAIN_QUEUE, asOf: encodeCursor(asOf), at: Date.now() });
  }

  const ticking = setInterval(() => step({ kind: "tick", at: Date.now() }), 100);
  step({ kind: "follow", stream: MAIN_QUEUE, at: Date.now() });
  return {
    board: () => board,
    fresh: () => feed.followers.get(MAIN_QUEUE)?.fresh ?? false,
    told: () => ({ asOf, events }),
    connect(gateway, cookie) {
      const opened = gateway.open(cookie);
      socket = opened;
      /** A socket that was given up says nothing more. */
      const saying = (said: () => FeedInput) => socket === opened && step(said());
      opened.on("connect", () => saying(() => ({ kind: "connected", at: Date.now() })));
      opened.on("disconnect", () => saying(() => ({ kind: "disconnected", at: Date.now() })));
      opened.on("batch", (raw) => saying(() => ({ kind: "batch", raw, at: Date.now() })));
      opened.on("head", (raw) => saying(() => ({ kind: "head", raw, at: Date.now() })));
      opened.on("reset", (raw) => saying(() => ({ kind: "reset", raw, at: Date.now() })));
    },
    cut() {
      socket?.io.engine?.close();
      socket = null;
      step({ kind: "disconnected", at: Date.now() });
    },
    close() {
      clearInterval(ticking);
      socket?.disconnect();
    },
  };
}
