import { setTimeout as delay } from "node:timers/promises";
import type { ContactId } from "@holdfast/case-schema";
import { holdingHistory, type HoldingHistory } from "@holdfast/db/testing";
import { chanceOf } from "@holdfast/tooling/chance";
import { aims, DEEDS } from "./aims.ts";
import { losses } from "./losses.ts";
import { deed, type Racing } from "./race-deed.ts";
import { QUEUE, type SeenRow } from "./race-documents.ts";
import { openRaceHouse, type RaceHouse } from "./race-house.ts";

export interface RaceScale {
  /** So many contacts are raced for, if time allows. */
  readonly contacts: number;
  /** After so long nobody new comes; what is there is raced for to its end. */
  readonly forMs: number;
  readonly seed: number;
}

/** What came of it. Steps are written `contact@version`. */
export interface RacedOverGateways {
  readonly contacts: number;
  /** Changes of who had one that somebody made, and that the house made. */
  readonly byStaff: number;
  readonly byHouse: number;
  /** Of the history, read anew from the database: see `holdingHistory`. */
  readonly torn: readonly string[];
  readonly unexplained: readonly string[];
  /** What two were told that they did. */
  readonly twice: readonly string[];
  /** What is on record as somebody's deed, of which nobody was told that they did it. */
  readonly untold: readonly string[];
  /** Contacts that could not be brought to their end, each with how it stands. */
  readonly stuck: readonly string[];
  /** How often what was done came to what, and how many went in which way. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly lastedMs: number;
}

/** So many are raced for at once, and each by so many deeds before it is closed. */
const [AT_ONCE, AIMS] = [40, 8];
/** Nothing came to its end for so long: nothing will. */
const PATIENCE_MS = 60_000;
/** Of so many the history is read by one question. */
const READ_AT_ONCE = 500;
/** When nothing is left but what those who are gone have, it is looked at so often. */
const LOOK_MS = 50;

/** Lets all that changes who has a contact race over two gateways, by what a console asks them. */
export async function raceOverGateways(scale: RaceScale): Promise<RacedOverGateways> {
  await using closing = new AsyncDisposableStack();
  const chance = chanceOf(scale.seed);
  const house = await openRaceHouse(chance, closing);
  const kinds = new Map<string, number>();
  const done: string[] = [];
  const note: Racing["note"] = (kind, came) => {
    const what = `${kind} ${came?.__typename ?? "refused"}`;
    kinds.set(what, (kinds.get(what) ?? 0) + 1);
    if (came?.row !== undefined) done.push(`${came.row.id}@${came.row.version}`);
  };
  const began = performance.now();
  const over = new AbortController();
  const stepping = house.clock.stepOn(house.witnesses, house.pool, over.signal);
  const racing = race(house, { ...house, chance, note }, scale).finally(() => over.abort());
  const [contacts] = await Promise.all([racing, stepping]);
  const lastedMs = performance.now() - began;
  const told = new Set(done);
  const { deeds, changes, ...read } = await readBack(house);
  return {
    contacts,
    byStaff: deeds.length,
    byHouse: changes - deeds.length,
    ...read,
    twice: seenAgain(done),
    untold: deeds.filter((step) => !told.has(step)),
    kinds: Object.fromEntries(kinds),
    lastedMs,
  };
}

/** What the database has of all of them. */
async function readBack({ pool }: RaceHouse): Promise<HoldingHistory & Pick<RacedOverGateways, "stuck">> {
  const { rows } = await pool.query<{ id: ContactId; stands: string }>(
    "select id, status || ' ' || coalesce(holder_id::text, 'nobody') as stands from contact order by number",
  );
  const parts: HoldingHistory[] = [];
  for (let from = 0; from < rows.length; from += READ_AT_ONCE) {
    const ids = rows.slice(from, from + READ_AT_ONCE).map(({ id }) => id);
    parts.push(await holdingHistory(pool, ids));
  }
  const sum = (of: "steps" | "changes"): number => parts.reduce((all, part) => all + part[of], 0);
  const each = (of: "torn" | "unexplained" | "deeds"): string[] => parts.flatMap((part) => part[of]);
  return {
    steps: sum("steps"),
    changes: sum("changes"),
    torn: each("torn"),
    unexplained: each("unexplained"),
    deeds: each("deeds"),
    stuck: rows.filter(({ stands }) => stands !== "closed nobody").map(({ id, stands }) => `${id} ${stands}`),
  };
}

function seenAgain(steps: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return steps.filter((step) => seen.size === seen.add(step).size);
}

/** Races until all are closed, or nothing comes to its end any more; says how many came. */
async function race(house: RaceHouse, racing: Racing, { contacts, forMs }: RaceScale): Promise<number> {
  const { chance } = racing;
  const losing = losses(house.restless, house.clock.now);
  const aimed = new Map<string, number>();
  const isOver = ({ id }: SeenRow): boolean => (aimed.get(id) ?? 0) >= AIMS;
  const began = performance.now();
  let [arrived, open, moved] = [0, 0, began];
  for (;;) {
    const rows = await look(house);
    if (rows.length !== open) moved = performance.now();
    open = rows.length;
    // However short it is, somebody went.
    const isLate = arrived >= contacts || (losing.went().cut > 0 && performance.now() - began > forMs);
    if (isLate && open === 0) break;
    if (performance.now() - moved > PATIENCE_MS) break;
    const coming = isLate ? 0 : Math.min(DEEDS, AT_ONCE - open, contacts - arrived);
    const arrivals = Array.from({ length: Math.max(0, coming) }, async () => house.arrive());
    arrived += arrivals.length;
    const gone = losing.gone();
    const isLeft = (row: SeenRow): boolean => isOver(row) && gone.some(({ id }) => id === row.holder?.id);
    const deeds = aims(rows, { isOver, isLeft }, chance).map(async (row) => {
      const over = isOver(row);
      aimed.set(row.id, (aimed.get(row.id) ?? 0) + 1);
      await deed(racing, row, over);
    });
    if (deeds.length <= 1) await delay(LOOK_MS);
    await Promise.all([...arrivals, ...deeds, losing.step(rows, !isLate)]);
  }
  for (const [how, count] of Object.entries(losing.went()))
    for (let nth = 0; nth < count; nth += 1) racing.note("went", { __typename: how });
  return arrived;
}

async function look({ leads: [lead] }: RaceHouse): Promise<readonly SeenRow[]> {
  const seen = await lead?.ask<{ queue: { rows: readonly SeenRow[] } }>(QUEUE);
  if (seen == null) throw new Error("nobody sees the queue");
  return seen.queue.rows;
}
