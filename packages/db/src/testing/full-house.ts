import type { CaseId, ContactId, UserId } from "@holdfast/case-schema";
import type { Keyring } from "../keyring/keyring.ts";
import type { Store } from "../store/store.ts";
import { holdHouse, type HoldHouse } from "./hold-house.ts";
import { SAMPLE_CHANNEL, sampleArrival } from "./sample-arrival.ts";
import { sampleAsker } from "./sample-case.ts";
import { samplePreference } from "./sample-preference.ts";
import { sampleKeep } from "./sample-seen.ts";

/** What a full house is read by. */
export interface FullHouseIds {
  readonly caseId: CaseId;
  readonly contactId: ContactId;
  readonly waitingId: ContactId;
  readonly holdId: string;
  readonly dana: UserId;
  readonly cam: UserId;
}

/** A house in which something is wrapped under the master key wherever something can be. */
export interface FullHouse extends HoldHouse {
  readonly ids: FullHouseIds;
  /** Everything that somebody wrote and a store reads, as one text. */
  readonly words: (store?: Store) => Promise<string>;
}

/** What is among the words of a full house, whoever reads them. */
export const FULL_HOUSE_WORDS: readonly string[] = [
  "Rosa Quiet",
  "Ana Q.",
  "A detective",
  "The county court",
  "A laptop",
  "Is anybody there at night?",
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
  // A contact that is kept as it was, with its key: nothing of ours changes its detail, and a statement could.
  await client.query(
    "insert into kept_on_hold (contact_id, kept_of, record_id, was) select id, 'contact', id, to_jsonb(contact) from contact where id = $1",
    [scene.contactId],
  );
  const waiting = await store.intake.arrive(sampleArrival({ text: "Is anybody there at night?" }));
  const run = { id: crypto.randomUUID(), by: staff.ada, scenario: "hotel-room", seed: 1 };
  if ((await store.practice.begin(run)) !== "begun") throw new Error("whoever has nobody practises");
  const code = { code: "111111", codeLastsMs: 600_000, language: "en", way: "text" } as const;
  await store.alarmAddresses.ask({
    ...code,
    id: crypto.randomUUID(),
    user: staff.ada,
    address: "+15550100111",
  });
  await store.alarmDevices.key(() => ({ publicKey: "B".repeat(87), privateKey: "k".repeat(43) }));
  await client.query(
    "insert into session (id, token, expires_at, user_id) values ($1::uuid, $1::uuid::text, now() + interval '1 day', $2)",
    [run.id, staff.ada],
  );
  await store.alarmDevices.keep({
    id: crypto.randomUUID(),
    user: staff.ada,
    sessionId: run.id,
    subscription: { endpoint: "https://push.example/1", p256dh: "B", auth: "a" },
  });
  const ids: FullHouseIds = {
    caseId: scene.caseId,
    contactId: scene.contactId,
    waitingId: waiting.contactId,
    holdId: hold,
    dana: staff.dana,
    cam: staff.cam,
  };
  return { ...house, ids, words: async (from: Store = store) => wordsOf(from, ids) };
}

/** Everything that somebody wrote in a full house and a store reads, as one text. */
export async function wordsOf(from: Store, ids: FullHouseIds): Promise<string> {
  const { caseId, contactId, waitingId, holdId, dana, cam } = ids;
  return JSON.stringify([
    await from.cases.read(caseId, sampleAsker(dana)),
    await from.inquiries.open(),
    await from.legal.open(cam),
    await from.legal.kept(holdId, cam),
    await from.breaches.open(),
    await from.recipients.list(),
    await from.reach.record(contactId),
    (await from.contacts.contact(contactId))?.row,
    await from.contacts.entries(waitingId, 0),
    await from.disclosures.list(caseId, sampleAsker(dana)),
  ]);
}
