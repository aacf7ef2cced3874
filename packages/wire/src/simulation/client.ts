import { applyEvents, type Board, EMPTY_BOARD, latestRevision, loadBoard } from "../board.ts";
import { type CursorParts, encodeCursor } from "../cursor.ts";
import type { WireEvent } from "../event.ts";
import { EMPTY_FEED, type Feed, type FeedEffect, type FeedInput, stepFeed } from "../feed.ts";
import { applyShifts, loadShifts, NO_SHIFTS, type Shifts } from "../shifts.ts";
import { contactStream, MAIN_BOARD, MAIN_QUEUE, type StreamName } from "../stream.ts";
import type { SimulatedDatabase } from "./database.ts";
import type { Caller, Down, SimulatedGateway } from "./gateway.ts";
import { createLink } from "./link.ts";
import { contactId } from "./sample.ts";

type Up = { readonly ask: number; readonly join: Parameters<SimulatedGateway["join"]>[2] };

/** A snapshot on its way. */
interface Loaded {
  readonly stream: StreamName;
  readonly asOf: CursorParts;
  readonly take: () => void;
}

/** A console: a feed, the queue, who is on shift, revisions, and what it was told of each stream since that stream's last snapshot. */
export function createClient(database: SimulatedDatabase) {
  let feed: Feed = EMPTY_FEED;
  let board: Board = EMPTY_BOARD;
  let shifts: Shifts = NO_SHIFTS;
  let clock = 0;
  let session: { readonly gateway: SimulatedGateway; readonly caller: Caller } | null = null;
  const revisions = new Map<StreamName, number>();
  const told = new Map<StreamName, { asOf: CursorParts; events: WireEvent[] }>();
  const up = createLink<Up>();
  const down = createLink<Down>();
  let wanted: StreamName[] = [];
  let loads: Loaded[] = [];

  const ids = new Map(
    Array.from({ length: database.contacts }, (_, n) => [contactStream(contactId(n)), n] as const),
  );

  function step(input: FeedInput): void {
    const next = stepFeed(feed, input);
    ({ feed } = next);
    next.effects.forEach(act);
  }

  function act(effect: FeedEffect): void {
    const { stream } = effect;
    if (effect.kind === "load") wanted.push(stream);
    if (effect.kind === "join") up.send({ ask: effect.ask, join: effect.join });
    if (effect.kind === "apply") {
      told.get(stream)?.events.push(...effect.events);
      const n = ids.get(stream);
      if (stream === MAIN_BOARD) shifts = applyShifts(shifts, effect.events);
      else if (n === undefined) board = applyEvents(board, effect.events);
      else revisions.set(stream, latestRevision(contactId(n), revisions.get(stream) ?? 0, effect.events));
    }
  }

  /** Reads the snapshot now; it arrives later. */
  function fetch(stream: StreamName): void {
    const n = ids.get(stream);
    if (stream === MAIN_BOARD) {
      const { asOf, rows } = database.boardSnapshot();
      loads.push({ stream, asOf, take: () => (shifts = loadShifts(shifts, rows)) });
    } else if (n === undefined) {
      const { asOf, rows } = database.queueSnapshot();
      loads.push({ stream, asOf, take: () => (board = loadBoard(board, rows)) });
    } else {
      const { asOf, version } = database.contactSnapshot(n);
      loads.push({ stream, asOf, take: () => revisions.set(stream, version) });
    }
  }

  return {
    up,
    down,
    streams: [MAIN_QUEUE, MAIN_BOARD, ...ids.keys()],
    feed: () => feed,
    board: () => board,
    shifts: () => shifts,
    revision: (stream: StreamName) => revisions.get(stream) ?? 0,
    told(stream: StreamName) {
      const known = told.get(stream);
      if (!known) throw new Error("never loaded");
      return known;
    },
    busy: () => wanted.length + loads.length + up.waiting() + down.waiting(),
    follow: (stream: StreamName) => step({ kind: "follow", stream, at: clock }),
    fetchWanted: () => wanted.splice(0, 1).forEach(fetch),
    /** As a console may do on its own account. */
    fetchUnasked: () => fetch(MAIN_QUEUE),
    failToFetch: () =>
      wanted.splice(0, 1).forEach((stream) => step({ kind: "load_failed", stream, at: clock })),
    takeSnapshot(pick: number) {
      const [loaded] = loads.splice(pick % (loads.length || 1), 1);
      if (!loaded) return;
      loaded.take();
      told.set(loaded.stream, { asOf: loaded.asOf, events: [] });
      step({ kind: "snapshot", stream: loaded.stream, asOf: encodeCursor(loaded.asOf), at: clock });
    },
    connect(gateway: SimulatedGateway) {
      if (session) return;
      session = { gateway, caller: { rooms: new Set(), send: down.send } };
      gateway.connect(session.caller);
      step({ kind: "connected", at: clock });
    },
    cut() {
      if (!session) return;
      session.gateway.disconnect(session.caller);
      session = null;
      up.cut();
      down.cut();
      step({ kind: "disconnected", at: clock });
    },
    isOn: (gateway: SimulatedGateway) => session?.gateway === gateway,
    /** The gateway takes one join, and answers it when it can. */
    async ask(): Promise<void> {
      const asked = up.deliver(0);
      if (asked && session) await session.gateway.join(session.caller, asked.ask, asked.join);
    },
    receive(packet: Down | undefined) {
      if (packet) step({ ...packet, at: clock });
    },
    tick(ms: number) {
      clock += ms;
      step({ kind: "tick", at: clock });
    },
  };
}

export type SimulatedClient = ReturnType<typeof createClient>;
