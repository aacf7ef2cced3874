import type { InboundEvent, Taken, TakeLive, Unreadable } from "@holdfast/channel-kit";
import { testHost, type TestHost } from "@holdfast/channel-kit/conformance";

/** Stands where the gateway stands: keeps each event once by its key, and the checkpoints, over any number of lines. */
export interface SmallHouse {
  readonly host: TestHost;
  readonly store: TakeLive;
  /** Each event once, in the order in which it was first stored. */
  readonly events: () => readonly (InboundEvent | Unreadable)[];
  /** How often something was brought, repetitions among them. */
  readonly brought: () => number;
  /** From now on nothing can be stored, as while a database is away. */
  readonly goAway: (away: boolean) => void;
  /** Called before each event is stored. */
  readonly before: (act: (() => void) | null) => void;
  readonly checkpoints: ReadonlyMap<string, string>;
}

/** A house with nothing in it. */
export function smallHouse(): SmallHouse {
  const kept = new Map<string, InboundEvent | Unreadable>();
  const checkpoints = new Map<string, string>();
  const state: { away: boolean; brought: number; before: (() => void) | null } = {
    away: false,
    brought: 0,
    before: null,
  };
  const store = async (what: InboundEvent | Unreadable): Promise<Taken> => {
    state.brought += 1;
    state.before?.();
    if (state.away) return "not_stored";
    if (!kept.has(what.dedupeKey)) kept.set(what.dedupeKey, what);
    return "stored";
  };
  const host: TestHost = {
    ...testHost(),
    clock: Date.now,
    checkpoint: {
      read: async (name) => checkpoints.get(name) ?? null,
      write: async (name, value) => void checkpoints.set(name, value),
    },
  };
  return {
    host,
    store,
    events: () => [...kept.values()],
    brought: () => state.brought,
    goAway: (away) => {
      state.away = away;
    },
    before: (act) => {
      state.before = act;
    },
    checkpoints,
  };
}

/** The subjects of all messages, in the order in which they were stored. */
export function subjects({ events }: Pick<SmallHouse, "events">): readonly string[] {
  return events().flatMap((event) => (event.kind === "message" ? [event.subject ?? ""] : []));
}
