import { randomUUID } from "node:crypto";
import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { ContactFacts, Moved, Store } from "@holdfast/db";
import { holdingHistory, sampleArrival, type rawClient, sampleStaff } from "@holdfast/db/testing";
import { absenceChore } from "../absence/absence-chore.ts";
import { SEE_EVERY_MS } from "../absence/judge-absence.ts";
import type { Chore } from "../chores/chore.ts";
import { moveContact, undoMove } from "../lead-moves/move-contact.ts";
import { routeOffers } from "../routing/route-offers.ts";
import { takeNext } from "../routing/take-next.ts";

/** So many contacts are raced for at once, by these; of whom two freeze while they have some. */
const [AT_ONCE, ADVOCATES, LEADS, FROZEN] = [50, 10, 2, 2];
/** As long as it takes until what the frozen had is back in the queue, and some more; between two of these times all do so much. */
const [TICKS, DEEDS] = [30, 16];
const TEXTS = ChannelId.parse("texts");

type At = Awaited<ReturnType<typeof rawClient>>;

/** What the race goes over: one database, and what two gateways have opened of it. */
export interface RaceHouse {
  readonly gateways: readonly [Store, Store];
  /** A connection to the same. */
  readonly client: At;
  /** By which the gateways tell the time; it is turned on as the race goes on. */
  readonly time: { now: number };
}

/** What came of it. Steps are written `contact@version`. */
export interface Raced {
  readonly contacts: number;
  /** Changes of who had one that somebody made, and that the house made. */
  readonly byStaff: number;
  readonly byHouse: number;
  /** Of the history: see `holdingHistory`. */
  readonly torn: readonly string[];
  readonly unexplained: readonly string[];
  /** What two were told that they did. */
  readonly twice: readonly string[];
  /** What is on record as somebody's deed, of which nobody was told that they did it. */
  readonly untold: readonly string[];
  /** How often what was done came to what. */
  readonly kinds: Readonly<Record<string, number>>;
}

interface World extends RaceHouse {
  readonly advocates: readonly UserId[];
  readonly leads: readonly UserId[];
  readonly chores: readonly Chore[];
  /** Who has a page that answers; counted at both gateways, as a count is one wherever it is made. */
  here: readonly UserId[];
}

/**
 * Lets advocates who claim, take the next, accept, decline, return and go off shift, leads who move and take back, the router of each
 * gateway and their look at who is there race for so many contacts, some at once; each wave with the seed of its number.
 */
export async function raceOfEverything(house: RaceHouse, rounds: number): Promise<Raced> {
  const world = await prepare(house);
  const raced = { byStaff: 0, byHouse: 0 };
  const [torn, unexplained, twice, untold]: [string[], string[], string[], string[]] = [[], [], [], []];
  const kinds = new Map<string, number>();
  for (let before = 0; before < rounds; before += AT_ONCE) {
    const { ids, done } = await wave(world, 1 + before / AT_ONCE, Math.min(AT_ONCE, rounds - before), kinds);
    const history = await holdingHistory(house.client, ids);
    torn.push(...history.torn);
    unexplained.push(...history.unexplained);
    const told = new Set(done);
    twice.push(...done.filter((step, place) => done.indexOf(step) !== place));
    untold.push(...history.deeds.filter((step) => !told.has(step)));
    raced.byStaff += history.deeds.length;
    raced.byHouse += history.changes - history.deeds.length;
    await closeAll(world, ids);
  }
  return { contacts: rounds, ...raced, torn, unexplained, twice, untold, kinds: Object.fromEntries(kinds) };
}

async function prepare(house: RaceHouse): Promise<World> {
  const [one] = house.gateways;
  const people = (count: number, role: "advocate" | "shift_lead") =>
    Promise.all(
      Array.from({ length: count }, async (_none, n) => sampleStaff(one, `Racing ${role} ${n}`, role)),
    );
  const [advocates, leads] = [await people(ADVOCATES, "advocate"), await people(LEADS, "shift_lead")];
  const alex = await sampleStaff(one, "Alex of the race", "administrator");
  const main = { id: "main", name: null, feeds: "everything", mode: "both" } as const;
  const changed = await one.settings.change("queues", [main], alex);
  if (changed.kind !== "changed") throw new Error(`the queue could not be told how: ${changed.kind}`);
  const world: World = { ...house, advocates, leads, here: [], chores: [] };
  const chores = house.gateways.flatMap((store, n) => [
    routeOffers(store, `gateway ${n}`),
    // Both believe that they route.
    routeOffers({ ...store, leases: { ...store.leases, take: async () => true } }, `gateway ${n} again`),
    absenceChore(
      store,
      () => world.here,
      () => world.time.now,
    ),
  ]);
  return Object.assign(world, { chores });
}

/** The same numbers for the same seed, from nought to below one. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** One of the two gateways, and what all saw of it a moment ago. */
interface Deed {
  readonly world: World;
  readonly store: Store;
  readonly next: () => number;
  readonly seen: readonly ContactFacts[];
  readonly note: (kind: string, moved: Moved | { readonly kind: string }) => void;
}

function pick<Of>(of: readonly Of[], next: () => number): Of {
  return of[Math.floor(next() * of.length)] ?? fail("nothing to choose from");
}

/** One thing that somebody does. */
async function deed(given: Deed): Promise<void> {
  const { world, store, next, seen, note } = given;
  const row = pick(seen, next);
  const who = pick(
    world.here.filter((id) => world.advocates.includes(id)),
    next,
  );
  const luck = next();
  if (luck < 0.25) {
    const waiting = seen.filter(({ status }) => status === "waiting");
    const wanted = waiting.length > 0 ? pick(waiting, next) : row;
    note("claim", await store.moves.move(wanted.id, who, wanted.version, { kind: "claim" }));
  } else if (luck < 0.4) {
    const taken = await takeNext(store, who);
    note("next", taken.kind === "taken" ? { kind: "moved", row: taken.row } : taken);
  } else if (luck < 0.55) await led(given, row);
  else if (luck < 0.7) await offered(given);
  else if (row.offeredTo !== null) {
    const kind = next() < 0.7 ? "accept" : "decline";
    note(kind, await store.moves.move(row.id, row.offeredTo.id, row.version, { kind }));
  } else if (luck < 0.9 && row.holder !== null)
    note("return", await store.moves.move(row.id, row.holder.id, row.version, { kind: "return" }));
  else if (luck > 0.96) {
    await store.shifts.end(who);
    await store.shifts.keep(who, "available");
  }
}

/** A lead moves it to somebody or to the queue, and a lead may take that back. */
async function led({ world, store, next, note }: Deed, row: ContactFacts): Promise<void> {
  const to = next() < 0.8 ? pick(world.advocates, next) : null;
  const from = row.holder?.id ?? null;
  const wanted = { id: randomUUID(), contactId: row.id, expectedVersion: row.version, from, to };
  const given = { reason: "too_much", isAtOnce: next() < 0.6 || to === null, isOneOfMany: false } as const;
  const moved = await moveContact({ ...wanted, ...given }, pick(world.leads, next), store.leadMoves);
  note("lead", moved);
  if (moved.kind === "moved" && next() < 0.4)
    note("undo", await undoMove(randomUUID(), wanted.id, pick(world.leads, next), store.leadMoves));
}

/** Whoever the router offers something takes it, or says no. */
async function offered({ store, next, note }: Deed): Promise<void> {
  const { offers } = await store.waitingOffers.standing();
  const offer = offers[Math.floor(next() * offers.length)];
  if (offer === undefined) return;
  const { id, version } = offer.contact;
  if (next() < 0.2) await store.waitingOffers.decline(offer.id, offer.to, "need_a_minute");
  else note("offered", await store.moves.move(id, offer.to, version, { kind: "claim" }));
}

/** All of them race for so many contacts, until what the frozen had is back. */
async function wave(
  world: World,
  seed: number,
  size: number,
  kinds: Map<string, number>,
): Promise<{ readonly ids: readonly ContactId[]; readonly done: readonly string[] }> {
  const next = numbers(seed);
  const { gateways, advocates, leads, chores, time } = world;
  const [store] = gateways;
  const [ids, done]: [ContactId[], string[]] = [[], []];
  const note: Deed["note"] = (kind, moved) => {
    const came = `${kind} ${moved.kind}`;
    kinds.set(came, (kinds.get(came) ?? 0) + 1);
    if (moved.kind === "moved" && "row" in moved) done.push(`${moved.row.id}@${moved.row.version}`);
  };
  for (let n = 0; n < size; n += 1) {
    const threadKey = `+1555${String(seed * 1_000 + n).padStart(7, "0")}`;
    const given = { channel: TEXTS, medium: "text", threadKey, address: threadKey } as const;
    ids.push((await store.intake.arrive(sampleArrival({ ...given, dedupeKey: threadKey }))).contactId);
  }
  const everybody = [...advocates, ...leads];
  for (const id of everybody) await store.shifts.keep(id, "available");
  const frozen = advocates.slice(0, FROZEN);
  for (let tick = 0; tick < TICKS; tick += 1) {
    time.now += SEE_EVERY_MS;
    world.here = everybody.filter((id) => tick < 2 || !frozen.includes(id));
    const wanted = new Set<string>(ids);
    const seen = (await store.contacts.queue()).rows.filter(({ id }) => wanted.has(id));
    const deeds = Array.from({ length: DEEDS }, async (_none, n) =>
      deed({ world, store: gateways[n % 2 === 0 ? 0 : 1], next, seen, note }),
    );
    await Promise.all([...deeds, ...chores.map(async (chore) => chore.run())]);
  }
  for (const id of everybody) await store.shifts.end(id);
  return { ids, done };
}

/** Closes what is left, by whoever has it. */
async function closeAll({ gateways: [store], advocates }: World, ids: readonly ContactId[]): Promise<void> {
  for (const id of ids) {
    const row = (await store.contacts.contact(id))?.row ?? fail("one is lost");
    const by = row.holder?.id ?? advocates[0] ?? fail("nobody is there");
    const claimed = row.holder === null;
    if (claimed) await store.moves.move(id, by, row.version, { kind: "claim" });
    const close = { kind: "close", disposition: "referral_given" } as const;
    const closed = await store.moves.move(id, by, row.version + Number(claimed), close);
    if (closed.kind !== "moved") fail(`one cannot be closed: ${closed.kind}`);
  }
}

function fail(why: string): never {
  throw new Error(`the race is wrong: ${why}`);
}
