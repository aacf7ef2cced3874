import { randomUUID } from "node:crypto";
import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleArrival, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Arrival, Arrived, Unheard } from "./arrival.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

/** A thread of somebody for whom something is kept. */
async function somebodys(): Promise<{ readonly threadKey: string; readonly contactId: ContactId }> {
  const threadKey = randomUUID();
  const colleague = await sampleStaff(store, randomUUID());
  const { contactId } = await store.intake.arrive(sampleArrival({ threadKey, dedupeKey: randomUUID() }));
  await store.moves.move(contactId, colleague, 1, { kind: "claim" });
  await store.reach.codeWordHash(contactId);
  return { threadKey, contactId };
}

const saidBy = (threadKey: string) => sampleArrival({ threadKey, dedupeKey: randomUUID() });

const outcomeOf = (arrived: Arrived | Unheard | undefined): string | undefined =>
  typeof arrived === "string" ? arrived : arrived?.outcome;

const versionOf = async (contactId: ContactId): Promise<number | undefined> =>
  (await store.contacts.contact(contactId))?.row.version;

it("[DB206] stores what nobody listened to where nothing was ever kept for whoever wrote it", async () => {
  const said = saidBy(randomUUID());
  expect(await store.intake.arriveUnheard(said)).toMatchObject({ outcome: "stored", opened: "new" });
  expect(await store.intake.arriveUnheard(said)).toMatchObject({ outcome: "duplicate" });
});

it("[DB206] stores nothing of somebody's before it was listened to, and then once", async () => {
  const { threadKey, contactId } = await somebodys();
  const [said, version] = [saidBy(threadKey), await versionOf(contactId)];
  expect(await store.intake.arriveUnheard(said)).toBe("unheard");
  expect(await versionOf(contactId)).toBe(version);
  expect(await store.intake.arrive(said)).toMatchObject({ outcome: "stored", contactId });
  expect(await store.intake.arriveUnheard(said)).toBe("unheard");
  expect(await store.intake.arrive(said)).toMatchObject({ outcome: "duplicate", contactId });
});

it("[DB206] of many that come at once, keeps back somebody's alone, and raises no lane for them", async () => {
  const raise = { lane: "life_threat", reason: "words:crisis:1:one" } as const;
  const known = await Promise.all([1, 2, 3].map(somebodys));
  const theirs: readonly Arrival[] = known.map(({ threadKey }) => ({ ...saidBy(threadKey), raise }));
  const others = Array.from({ length: 40 }, () => saidBy(randomUUID()));
  const all = others.flatMap((other, place) => [other, ...theirs.slice(place, place + 1)]);
  const arrived = await Promise.all(all.map(async (each) => store.intake.arriveUnheard(each)));
  for (const [place, each] of all.entries())
    expect(outcomeOf(arrived[place])).toBe(theirs.includes(each) ? "unheard" : "stored");
  for (const { contactId } of known)
    expect(await store.contacts.contact(contactId)).toMatchObject({ row: { lane: null, unanswered: 1 } });
});

it("[DB206] the same event brought twice at once waits for whoever listens, and is stored once", async () => {
  const { threadKey } = await somebodys();
  const said = saidBy(threadKey);
  const [one, other] = await Promise.all([
    store.intake.arriveUnheard(said),
    store.intake.arriveUnheard(said),
  ]);
  expect([one, other]).toEqual(["unheard", "unheard"]);
  const outcomes = await Promise.all([store.intake.arrive(said), store.intake.arriveUnheard(said)]);
  expect(outcomes).toEqual([
    expect.objectContaining({ outcome: "stored" }),
    expect.objectContaining({ outcome: "duplicate" }),
  ]);
});

it("[DB206] has every mail listened to first, since whose it is shows only when its thread is found", async () => {
  const mail = sampleMail({ threadKey: randomUUID(), dedupeKey: randomUUID() });
  expect(await store.intake.arriveUnheard(mail)).toBe("unheard");
  expect(await store.intake.arrive(mail)).toMatchObject({ outcome: "stored" });
});
