import type { Keyring } from "../keyring/keyring.ts";
import { WRAPS } from "../rotation/wraps.ts";
import type { Store } from "../store/store.ts";
import type { DisclosureScene } from "./disclosure-house.ts";
import { holdHouse, type HoldHouse } from "./hold-house.ts";
import { rawClient } from "./raw-client.ts";
import { SAMPLE_CHANNEL, sampleArrival } from "./sample-arrival.ts";
import { sampleAsker } from "./sample-case.ts";
import { samplePreference } from "./sample-preference.ts";
import { sampleKeep } from "./sample-seen.ts";
import type { TestStore } from "./test-store.ts";

/** A house in which something is wrapped under the master key wherever something can be. */
export interface FullHouse extends HoldHouse {
  readonly scene0: DisclosureScene;
  /** Everything that somebody wrote and a store reads, as one text. */
  readonly words: (store?: Store) => Promise<string>;
}

/** Said once in the case, and again in each record beside it. */
export const FULL_HOUSE_WORDS = [
  "Rosa Quiet",
  "A detective",
  "The county court",
  "A laptop",
  "Somebody waits.",
];

export async function fullHouse(clock: () => number, keyring: Keyring): Promise<FullHouse> {
  const house = await holdHouse(clock, { keyring });
  const { store, staff, client } = house;
  const now = clock();
  const scene = await house.scene();
  const order = await house.order(now);
  const hold = await house.hold(order, { caseId: scene.caseId });
  // Kept on hold as it was before: the person's part, with its key.
  await scene.rename("Rosa Quiet");
  await scene.confirm(scene.yes());
  await store.quarantine.put({ channel: SAMPLE_CHANNEL, reason: "unverified", raw: Buffer.from("forged") });
  const preference = samplePreference(staff.dana, now);
  await sampleKeep(store, { contactId: scene.contactId, by: staff.dana, preference, personId: null });
  await store.inquiries.log({
    id: crypto.randomUUID(),
    asker: "police",
    inHand: "nothing",
    way: "phone",
    askedAt: now - 60_000,
    words: { who: "A detective", reach: "555-0199", said: "Whether anybody has called" },
    by: staff.dana,
  });
  await store.breaches.record({
    id: crypto.randomUUID(),
    kind: "actual",
    suspectedAt: now - 3_600_000,
    noticeDueAt: now + 23 * 3_600_000,
    what: "A laptop",
    by: staff.dana,
  });
  const [listed] = await store.cases.list(sampleAsker(staff.dana, "read", now));
  const opener = { ...sampleAsker(staff.ada, "break_glass", now), may: () => true };
  const emergency = { id: crypto.randomUUID(), why: "Somebody waits.", readsAnyway: () => false };
  await store.emergencies.open({ ...emergency, caseNumber: listed?.number ?? 0 }, opener);
  const ask = { id: crypto.randomUUID(), by: staff.dana, contactId: null, expectedVersion: null };
  await store.calls.asks.ask({ ...ask, wish: { kind: "lend", device: "d-1" } });
  const access = { url: "wss://calls.example", domain: "calls.example", username: "d-1", password: "once" };
  await store.calls.asks.answer(ask.id, { kind: "lent", access: { ...access, iceServers: [] } });
  // A contact whose detail is kept as it was, with its key: nothing of ours changes it, and a statement could.
  await client.query("update contact set detail = detail || '' , version = version + 1 where id = $1", [
    scene.contactId,
  ]);
  const waiting = await store.intake.arrive(sampleArrival({ text: "Is anybody there at night?" }));
  return {
    ...house,
    scene0: scene,
    async words(from: Store = store) {
      const read = [
        await from.cases.read(scene.caseId, sampleAsker(staff.dana)),
        await from.inquiries.open(),
        await from.legal.open(staff.cam),
        await from.legal.kept(hold, staff.cam),
        await from.breaches.open(),
        await from.recipients.list(),
        await from.reach.record(scene.contactId),
        (await from.contacts.contact(scene.contactId))?.row,
        await from.contacts.entries(waiting.contactId, 0),
        await from.disclosures.list(scene.caseId, sampleAsker(staff.dana)),
      ];
      return JSON.stringify(read);
    },
  };
}

/** Every key that does not open with a keyring, by its place. */
export async function unopened(
  { connection }: Pick<TestStore, "connection">,
  keyring: Keyring,
): Promise<readonly string[]> {
  const client = await rawClient(connection);
  const found: string[] = [];
  for (const { table, wrapped, owner } of WRAPS) {
    const { rows } = await client.query<{ owner: string; wrapped: Buffer }>(
      `select ${owner} as owner, ${wrapped} as wrapped from ${table} where ${wrapped} is not null`,
    );
    for (const row of rows)
      try {
        keyring.unwrap(row.wrapped, row.owner);
      } catch {
        found.push(`${table} ${row.owner}`);
      }
  }
  await client.end();
  return found;
}
