import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContactId, UserId } from "@holdfast/case-schema";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { LogPosition } from "../log/log-store.ts";
import type { Arrival, Arrived } from "./arrival.ts";

// One alone goes through SQL's `ingest_one`, several together through `ingest`. Both must do the same.

let now = 1_800_000_000_000;
let alone: TestStore;
let together: TestStore;
let dana: Record<"alone" | "together", UserId>;
beforeAll(async () => {
  alone = await testStore({ clock: () => now });
  together = await testStore({ clock: () => now });
  dana = { alone: await sampleStaff(alone, "Dana"), together: await sampleStaff(together, "Dana") };
});
afterAll(async () => {
  await alone.close();
  await together.close();
});

const THREADS = ["ana", "ben", "caro", "dov"] as const;
const HOUR_MS = 3_600_000;

const arrivalOf = (thread: fc.Arbitrary<string>): fc.Arbitrary<Partial<Arrival>> =>
  fc.record({
    threadKey: thread,
    // Few, so that some arrive twice; the thread goes in, since a dedupe key has one.
    dedupeKey: fc.integer({ min: 1, max: 25 }).map(String),
    text: fc.string({ unit: "grapheme", maxLength: 30 }),
    sentAt: fc.constantFrom(null, 1_700_000_000_000, 1_800_000_000_000),
    danger: fc.constantFrom(null, null, null, "said_so" as const, "marked_by_staff" as const),
    raise: fc.constantFrom(
      null,
      null,
      { lane: "crisis" as const, reason: "words:crisis:1:one" },
      { lane: "life_threat" as const, reason: "words:crisis:1:two" },
    ),
    language: fc.constantFrom(null, "en" as const, "es" as const),
    lowTrust: fc.boolean(),
    unreadable: fc.boolean(),
    raw: fc.option(fc.uint8Array({ maxLength: 20 }), { nil: null }),
    address: fc.constantFrom(null, "ana@example.org"),
    targetMs: fc.constantFrom(60_000, 900_000),
    dangerTargetMs: fc.constantFrom(20_000, 1_200_000),
    reopenWithinMs: fc.constantFrom(0, HOUR_MS),
  });

type Step =
  | { readonly kind: "arrive"; readonly group: readonly Partial<Arrival>[] }
  | { readonly kind: "move"; readonly thread: string; readonly move: "claim" | "close" | "return" }
  | { readonly kind: "wait"; readonly milliseconds: number };

function stepsOf(group: fc.Arbitrary<readonly Partial<Arrival>[]>): fc.Arbitrary<readonly Step[]> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: group.map((each) => ({ kind: "arrive" as const, group: each })) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("move" as const),
        thread: fc.constantFrom(...THREADS),
        move: fc.constantFrom("claim" as const, "close" as const, "return" as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        milliseconds: fc.constantFrom(1_000, 600_000, 2 * HOUR_MS),
      }),
    },
  );
  return fc.array(step, { minLength: 3, maxLength: 12 });
}

/** One play of the steps: what was said of every arrival, and what there is to see afterwards. */
async function play(
  store: TestStore,
  by: UserId,
  steps: readonly Step[],
  mark: string,
  arrive: (arrivals: readonly Arrival[]) => Promise<readonly Arrived[]>,
): Promise<{ said: readonly unknown[]; contacts: readonly unknown[]; events: readonly unknown[] }> {
  const from = await store.log.head();
  const names = new Map<string, string>();
  /** A contact by its thread and its place among those of the thread, the same in both stores. */
  const latest = new Map<string, ContactId>();
  const named = (thread: string, id: ContactId): string => {
    if (!names.has(id)) {
      const before = [...names.values()].filter((name) => name.startsWith(`${thread} `)).length;
      names.set(id, `${thread} ${before + 1}`);
    }
    latest.set(thread, id);
    return names.get(id) ?? "";
  };
  const said: unknown[] = [];
  for (const step of steps) {
    if (step.kind === "wait") now += step.milliseconds;
    if (step.kind === "arrive") {
      const arrivals = step.group.map((each) =>
        sampleArrival({
          ...each,
          threadKey: `${mark} ${each.threadKey}`,
          dedupeKey: `${mark} ${each.threadKey} ${each.dedupeKey}`,
        }),
      );
      const arrived = await arrive(arrivals);
      for (const [index, { outcome, opened, contactId }] of arrived.entries())
        said.push({ outcome, opened, contact: named(step.group[index]?.threadKey ?? "", contactId) });
    }
    if (step.kind === "move") {
      const id = latest.get(step.thread);
      const version = id === undefined ? undefined : (await store.contacts.contact(id))?.row.version;
      if (id === undefined || version === undefined) continue;
      const move =
        step.move === "close"
          ? ({ kind: "close", disposition: "silent" } as const)
          : ({ kind: step.move } as const);
      said.push((await store.moves.move(id, by, version, move)).kind);
    }
  }
  const contacts = await Promise.all(
    [...names].map(async ([id, name]) => {
      const opened = await store.contacts.contact(id as ContactId);
      const entries = await store.contacts.entries(id as ContactId, 0);
      return {
        name,
        facts: { ...opened?.row, id: name, number: 0, holder: opened?.row.holder?.name },
        address: opened?.address,
        entries: entries.map((entry) => ({ ...entry, id: "" })),
      };
    }),
  );
  return { said, contacts, events: await eventsOf(store, from, names) };
}

/** The events of each contact in their order. Contacts of one batch are announced in any order. */
async function eventsOf(
  store: TestStore,
  from: LogPosition,
  names: ReadonlyMap<string, string>,
): Promise<readonly unknown[]> {
  const { events } = await store.log.tail(from, 10_000);
  const told = events.map(({ payload }) => {
    const { id, kind, version, row } = payload as Record<string, unknown>;
    const { holder } = (row ?? {}) as { holder?: { name: string } };
    const facts =
      row === undefined || row === null ? row : { ...row, id: "", number: 0, holder: holder?.name };
    return { contact: names.get(String(id)) ?? "", kind: String(kind), version, facts };
  });
  const order = ({ contact, kind }: (typeof told)[number]): string => `${contact} ${kind}`;
  return told.toSorted((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
}

const oneByOne = async (arrivals: readonly Arrival[]): Promise<readonly Arrived[]> => {
  const arrived: Arrived[] = [];
  for (const arrival of arrivals) arrived.push(await alone.intake.arrive(arrival));
  return arrived;
};
const atOnce = async (arrivals: readonly Arrival[]): Promise<readonly Arrived[]> =>
  Promise.all(arrivals.map(async (arrival) => together.intake.arrive(arrival)));

let plays = 0;
async function playBoth(steps: readonly Step[]): Promise<[one: unknown, other: unknown]> {
  plays += 1;
  const begun = now;
  const one = await play(alone, dana.alone, steps, `play ${plays}`, oneByOne);
  now = begun;
  const other = await play(together, dana.together, steps, `play ${plays}`, atOnce);
  now += 3 * HOUR_MS;
  return [one, other];
}

describe("arriving alone and together", () => {
  it("[DB20] [DB115] does the same to the last version and event when each is of another thread", async () => {
    const group = fc
      .uniqueArray(fc.constantFrom(...THREADS), { minLength: 2 })
      .chain((threads) => fc.tuple(...threads.map((thread) => arrivalOf(fc.constant(thread)))));
    await fc.assert(
      fc.asyncProperty(stepsOf(group), async (steps) => {
        const [one, other] = await playBoth(steps);
        expect(other).toEqual(one);
      }),
      { numRuns: rounds(25) },
    );
  });

  it("[DB21] [DB24] leaves the same contacts when several are of one thread, in fewer versions", async () => {
    const group = fc.array(arrivalOf(fc.constantFrom("ana", "ben")), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(group, async (arrivals) => {
        // Targets are a channel's own. Should they change meanwhile, a batch takes the sooner one.
        const sameTargets = arrivals.map((each) => ({ ...each, targetMs: 900_000, dangerTargetMs: 20_000 }));
        const [one, other] = await playBoth([{ kind: "arrive", group: sameTargets }]);
        expect(withoutVersions(other)).toEqual(withoutVersions(one));
      }),
      { numRuns: rounds(40) },
    );
  });
});

/** Outcomes and contacts: a batch moves a contact once, however many of its messages it brings. */
function withoutVersions(played: unknown): unknown {
  const { said, contacts } = played as { said: unknown; contacts: unknown };
  return JSON.parse(
    JSON.stringify({ said, contacts }, (key: string, value: unknown) =>
      // The second arrival of a new thread continues it alone, and opens it together with the first.
      key === "version" || key === "opened" ? undefined : value,
    ),
  );
}
