import type { Store } from "@holdfast/db";
import { Counter, Gauge, type Registry } from "prom-client";
import type { Realtime } from "../realtime/realtime.ts";

export interface HouseFigures {
  readonly store: Pick<Store, "figures" | "log">;
  readonly realtime: Pick<Realtime, "figures" | "tailAgeMs">;
}

/** What was never read is as old as can be shown. */
const OLDEST_S = 86_400;

/**
 * Shows how work stands and flows: what waits, what comes in, what is told to consoles, how old the log's tail and how busy the database
 * is. Labels are enumerations of ours. While the database is away, what it alone knows is left out.
 */
export function showHouse(registry: Registry, { store, realtime }: HouseFigures): void {
  const registers = [registry];
  /** Each asks for itself: what is shown of one is read before another one's answer is there. */
  const figures = async () => store.figures.waiting().catch(() => []);
  const waiting: Gauge<"lane" | "medium"> = new Gauge({
    name: "holdfast_queue_waiting",
    help: "Contacts that wait for somebody, by lane and medium; every gateway shows the same.",
    labelNames: ["lane", "medium"],
    registers,
    collect: async () => {
      const now = await figures();
      waiting.reset();
      for (const { lane, medium, count } of now) waiting.set({ lane, medium }, count);
    },
  });
  const longest: Gauge<"lane" | "medium"> = new Gauge({
    name: "holdfast_queue_longest_wait_seconds",
    help: "How long the contact that waits longest has, by lane and medium; every gateway shows the same.",
    labelNames: ["lane", "medium"],
    registers,
    collect: async () => {
      const now = await figures();
      longest.reset();
      for (const { lane, medium, longestMs } of now) longest.set({ lane, medium }, longestMs / 1_000);
    },
  });
  const commits: Counter<"what"> = new Counter({
    name: "holdfast_commits_total",
    help: "Commits of this gateway that consoles are told of: arrivals, which may bring several messages at once, and changes.",
    labelNames: ["what"],
    registers,
  });
  for (const what of ["arrival", "change"]) commits.inc({ what }, 0);
  store.log.onCommit((what) => commits.inc({ what }));
  counted(
    registry,
    "holdfast_events_total",
    "Events of streams that this gateway read.",
    () => realtime.figures().events,
  );
  counted(
    registry,
    "holdfast_batches_total",
    "Batches that it made of them.",
    () => realtime.figures().batches,
  );
  counted(
    registry,
    "holdfast_told_total",
    "Batches times the sockets to which each went.",
    () => realtime.figures().told,
  );
  counted(
    registry,
    "holdfast_replay_reads_total",
    "Times the database was asked what consoles had missed: one for all who stand at one place, and none for what memory has.",
    () => realtime.figures().replayReads,
  );
  counted(
    registry,
    "holdfast_database_lines_given_up_total",
    "Connections to the database that were dead and had not said so: a network between the two was cut.",
    () => store.figures.givenUp(),
  );
  const joins: Counter<"answer"> = new Counter({
    name: "holdfast_joins_total",
    help: "Joins by what was answered: replay (what was missed), reset (load anew), refused.",
    labelNames: ["answer"],
    registers,
    collect: () => {
      joins.reset();
      for (const [answer, count] of Object.entries(realtime.figures().answers)) joins.inc({ answer }, count);
    },
  });
  const tail: Gauge = new Gauge({
    name: "holdfast_tail_age_seconds",
    help: "How long ago the log was last read here: more than 5 is a reason to alert, since nobody is told then that they are current.",
    registers,
    collect: () => tail.set(Math.min(OLDEST_S, realtime.tailAgeMs() / 1_000)),
  });
  const pool: Gauge<"state"> = new Gauge({
    name: "holdfast_database_connections",
    help: "Connections of this gateway's pool: open, idle; waiting: statements that wait for one, which for long is a reason to alert.",
    labelNames: ["state"],
    registers,
    collect: () => {
      for (const [state, count] of Object.entries(store.figures.pool())) pool.set({ state }, count);
    },
  });
}

/** A count that something else keeps from this process's start on. */
function counted(registry: Registry, name: string, help: string, read: () => number): void {
  const counter: Counter = new Counter({
    name,
    help,
    registers: [registry],
    collect: () => {
      counter.reset();
      counter.inc(read());
    },
  });
}
