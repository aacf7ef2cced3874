import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleHeld,
  sampleKeep,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const TEXTS = ChannelId.parse("texts");
const words = (summary: string) => ({ summary, helps: "Breathing together", limits: "" });

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(() => {
  now += 60_000;
});

const held = (threadKey: string = crypto.randomUUID()): Promise<ContactId> =>
  sampleHeld(store, dana, { threadKey, medium: "text" });
const write = (id: ContactId, summary: string, version = 0) =>
  store.plans.add(id, dana, version, { kind: "written", words: words(summary) });
const summaryOf = async (id: ContactId) => (await store.plans.ofContact(id))?.words?.summary ?? null;
const versionOf = async (id: ContactId) => (await store.contacts.contact(id))!.row.version;
async function goOn(from: ContactId, number: string = crypto.randomUUID()): Promise<ContactId> {
  const place = { channel: TEXTS, medium: "text", threadKey: number, address: number, targetMs: 1 } as const;
  const on = await store.links.continueAt(from, dana, await versionOf(from), {
    ...place,
    compared: `number:${number}`,
  });
  if (on.kind !== "continued") throw new Error(on.kind);
  return on.other.id;
}
/** What makes somebody of whoever writes there. */
const know = (contactId: ContactId) =>
  sampleKeep(store, { contactId, by: dana, preference: samplePreference(dana, now), personId: null });
const reassign = (contactId: ContactId) =>
  store.reach.happened({ contactId, by: dana, kind: "number_reassigned" });
const listed = async () => (await store.plans.list()).map(({ row }) => row.id);

describe("a plan for somebody who is known", () => {
  it("[DB257] is found wherever they come from, in whichever thread it was written, and goes on there", async () => {
    const first = await held();
    expect(await write(first, "Calls most evenings")).toMatchObject({ kind: "added" });
    await know(first);
    const second = await goOn(first);
    expect(await summaryOf(second)).toBe("Calls most evenings");
    const before = await versionOf(first);
    expect(await write(second, "Texts, too", 1)).toEqual({ kind: "added", version: 2 });
    expect(await store.plans.ofContact(first)).toMatchObject({ version: 2, words: words("Texts, too") });
    expect(await versionOf(first)).toBe(before + 1);
    expect(await write(first, "From what stood there before", 1)).toEqual({ kind: "changed" });
    expect(await summaryOf(await held())).toBeNull();
  });

  it("[DB257] is written by one of all who write at once, in whichever of their threads", async () => {
    const first = await held();
    await know(first);
    const second = await goOn(first);
    const outcomes = await Promise.all([write(first, "one"), write(second, "other"), write(first, "third")]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["added", "changed", "changed"]);
  });

  it("[DB257] stands in the list once, with the last contact of theirs, until it ends in any of them", async () => {
    const first = await held();
    await know(first);
    await write(first, "Calls most evenings");
    const second = await goOn(first);
    await write(second, "Texts, too", 1);
    expect((await listed()).filter((id) => id === first || id === second)).toEqual([second]);
    expect(await store.plans.add(first, dana, 2, { kind: "ended" })).toMatchObject({ kind: "added" });
    expect(await listed()).not.toContain(second);
    for (const id of [first, second]) expect(await store.plans.ofContact(id)).toBeNull();
  });

  it("[DB257] is not for whoever has their number next, and stays theirs elsewhere", async () => {
    const first = await held();
    await know(first);
    await write(first, "Calls most evenings");
    const second = await goOn(first);
    now += 60_000;
    await reassign(first);
    expect(await summaryOf(first)).toBeNull();
    expect(await summaryOf(second)).toBe("Calls most evenings");
    expect(await listed()).toContain(second);
    now += 60_000;
    expect(await write(first, "Somebody else")).toMatchObject({ kind: "added" });
    expect([await summaryOf(first), await summaryOf(second)]).toEqual([
      "Somebody else",
      "Calls most evenings",
    ]);
    await know(first);
    expect(await summaryOf(first)).toBe("Somebody else");
    expect(await listed()).toEqual(expect.arrayContaining([first, second]));
  });

  it("[DB257] of two that a link brings together the one written last holds, and the next is above both", async () => {
    const [far, near] = [crypto.randomUUID(), await held()];
    const other = await sampleHeld(store, dana, {
      channel: TEXTS,
      threadKey: far,
      address: far,
      medium: "text",
    });
    await write(other, "first");
    await write(other, "again", 1);
    now += 60_000;
    await write(near, "later");
    await know(near);
    expect(await goOn(near, far)).toBe(other);
    for (const id of [near, other]) expect(await summaryOf(id)).toBe("later");
    expect(await write(other, "both", 1)).toEqual({ kind: "added", version: 3 });
    expect(await summaryOf(near)).toBe("both");
  });

  it("[DB257] follows what was written before, though the clock was put back", async () => {
    const first = await held();
    await write(first, "one");
    now -= 3_600_000;
    await write(first, "two", 1);
    expect(await summaryOf(first)).toBe("two");
    now += 3_600_000;
  });
});
