import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const DAY_MS = 86_400_000;
const WORDS = {
  summary: "Calls most evenings, lives alone",
  helps: "Breathing together, naming the cat",
  limits: "We have about twenty minutes together each evening",
};

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

let threads = 0;
const newThread = (): string => `thread ${(threads += 1)}`;
async function contactOf(threadKey: string): Promise<ContactId> {
  return (await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }))).contactId;
}
async function close(id: ContactId): Promise<void> {
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  await store.moves.move(id, dana, version, { kind: "claim" });
  await store.moves.move(id, dana, version + 1, { kind: "close", disposition: "repeat_plan_followed" });
}

describe("a plan for whoever comes often", () => {
  it("[DB255] is the thread's: it stands in the next contact of the thread, and in no other", async () => {
    const threadKey = newThread();
    const first = await contactOf(threadKey);
    expect(await store.plans.ofContact(first)).toBeNull();
    expect(await store.plans.add(first, dana, 0, { kind: "written", words: WORDS })).toMatchObject({
      kind: "added",
    });
    await close(first);
    now += 5 * DAY_MS;
    const second = await contactOf(threadKey);
    expect(second).not.toBe(first);
    expect(await store.plans.ofContact(second)).toEqual({
      version: 1,
      words: WORDS,
      writtenBy: { id: dana, name: "Dana" },
      writtenAt: now - 5 * DAY_MS,
      reviewed: null,
      reviewBy: now + 85 * DAY_MS,
    });
    expect(await store.plans.ofContact(await contactOf(newThread()))).toBeNull();
    expect(await store.plans.ofContact(crypto.randomUUID() as ContactId)).toBeNull();
  });

  it("[DB255] is only added to, from the version that was seen, by one of all who write at once", async () => {
    const id = await contactOf(newThread());
    await store.plans.add(id, dana, 0, { kind: "written", words: WORDS });
    const other = { ...WORDS, limits: "" };
    const outcomes = await Promise.all([
      store.plans.add(id, dana, 1, { kind: "written", words: other }),
      store.plans.add(id, ada, 1, { kind: "written", words: other }),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["added", "changed"]);
    expect(await store.plans.ofContact(id)).toMatchObject({ version: 2, words: other });
    expect(await store.prisma.contactPlan.count({ where: { contactId: id } })).toBe(2);
  });

  it("[DB256] is to be looked at anew after 90 days, can be read all the same, and is found right still without new words", async () => {
    const id = await contactOf(newThread());
    await store.plans.add(id, dana, 0, { kind: "written", words: WORDS });
    const before = await store.plans.countOverdue(ada);
    now += 90 * DAY_MS;
    expect(await store.plans.countOverdue(ada)).toBeGreaterThan(before);
    expect((await store.plans.list()).find(({ row }) => row.id === id)?.reviewBy).toBe(now);
    expect(await store.plans.ofContact(id)).toMatchObject({ words: WORDS, reviewBy: now });
    const overdue = await store.plans.countOverdue(ada);
    expect(await store.plans.add(id, ada, 1, { kind: "reviewed" })).toMatchObject({ kind: "added" });
    expect(await store.plans.countOverdue(ada)).toBe(overdue - 1);
    expect(await store.plans.ofContact(id)).toMatchObject({
      version: 2,
      words: WORDS,
      writtenBy: { name: "Dana" },
      reviewed: { by: { name: "Ada" }, at: now },
      reviewBy: now + 90 * DAY_MS,
    });
  });

  it("[DB255] ends, stands in no list then, and can be written anew", async () => {
    const id = await contactOf(newThread());
    expect(await store.plans.add(id, dana, 0, { kind: "reviewed" })).toMatchObject({ kind: "no_plan" });
    await store.plans.add(id, dana, 0, { kind: "written", words: WORDS });
    expect(await store.plans.add(id, dana, 1, { kind: "ended" })).toMatchObject({ kind: "added" });
    expect(await store.plans.ofContact(id)).toBeNull();
    expect((await store.plans.list()).map(({ row }) => row.id)).not.toContain(id);
    expect(await store.plans.add(id, dana, 2, { kind: "ended" })).toMatchObject({ kind: "no_plan" });
    expect(await store.plans.add(id, dana, 1, { kind: "written", words: WORDS })).toEqual({
      kind: "changed",
    });
    expect(await store.plans.add(id, dana, 0, { kind: "written", words: WORDS })).toEqual({
      kind: "added",
      version: 3,
    });
    expect(await store.plans.ofContact(id)).toMatchObject({ version: 3, words: WORDS });
  });

  it("[DB255] [DB60] rests sealed, and what is damaged says so without closing the contact", async () => {
    const id = await contactOf(newThread());
    await store.plans.add(id, dana, 0, { kind: "written", words: WORDS });
    const [stored] = await store.prisma.contactPlan.findMany({ where: { contactId: id } });
    expect(Buffer.from(stored?.body ?? []).toString("latin1")).not.toContain("evenings");
    await store.prisma.$executeRaw`alter table contact_plan disable trigger user`;
    await store.prisma.$executeRaw`update contact_plan set body = 'x' where contact_id = ${id}::uuid`;
    await store.prisma.$executeRaw`alter table contact_plan enable trigger user`;
    expect(await store.plans.ofContact(id)).toMatchObject({ version: 1, words: null });
    expect(await store.plans.add(crypto.randomUUID() as ContactId, dana, 0, { kind: "ended" })).toEqual({
      kind: "not_found",
    });
  });
});
