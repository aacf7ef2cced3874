import { ASK_PAUSE_MS, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Move, Moved } from "../moves/move-store.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let marta: UserId;
/** Held by Dana. */
let id: ContactId;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  marta = await sampleStaff(store, "Marta");
});
afterAll(async () => store.close());
beforeEach(async () => {
  id = await sampleHeld(store, dana);
  now += 60_000;
});

const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
const move = async (by: UserId, wanted: Move): Promise<Moved> =>
  store.moves.move(id, by, await version(), wanted);
const standing = async (who: UserId) =>
  (await store.asks.standing(who)).filter((ask) => ask.id === id).map(({ by, answer }) => [by.name, answer]);

describe("asking for a contact", () => {
  it("[DB36] stands for whoever asked and whoever has it, and for nobody else; nothing of the contact changes", async () => {
    const before = await version();
    expect(await store.asks.ask(id, ada, dana)).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana } },
    });
    expect(await version()).toBe(before);
    expect([await standing(ada), await standing(dana)]).toEqual([[["Ada", null]], [["Ada", null]]]);
    expect(await standing(marta)).toEqual([]);
  });

  it("[DB36] is told once, however often it is asked before it is answered, and again when asked after that", async () => {
    const { asOf } = await store.contacts.queue();
    await Promise.all([store.asks.ask(id, ada, dana), store.asks.ask(id, ada, dana)]);
    expect(await store.asks.notNow(id, dana, ada)).toBe(true);
    const at = now;
    now += ASK_PAUSE_MS;
    await store.asks.ask(id, ada, dana);
    const { events } = await store.log.since("queue:main", asOf, 10);
    const heldSince = (await store.contacts.contact(id))?.row.heldSince;
    const told = { kind: "ask", id, by: { id: ada, name: "Ada" }, of: dana, heldSince, at };
    const payloads = events.map(({ payload }) => payload as { version: number });
    expect(payloads).toMatchObject([
      { ...told, answer: null },
      { ...told, answer: "not_now" },
      { ...told, at: now, answer: null },
    ]);
    const versions = payloads.map(({ version: each }) => each);
    expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
  });

  it("[DB36] is answered by an offer to whoever asked, and by no other's", async () => {
    await store.asks.ask(id, ada, dana);
    await move(dana, { kind: "offer", to: marta });
    expect(await standing(ada)).toEqual([["Ada", null]]);
    await move(dana, { kind: "offer", to: ada });
    expect(await standing(ada)).toEqual([["Ada", "offered"]]);
    await move(ada, { kind: "decline" });
    expect(await standing(dana)).toEqual([["Ada", "offered"]]);
  });

  it("[DB36] is answered not now by its holder alone, once", async () => {
    await store.asks.ask(id, ada, dana);
    expect(await store.asks.notNow(id, marta, ada)).toBe(false);
    expect(await store.asks.notNow(id, ada, ada)).toBe(false);
    expect(await store.asks.notNow(id, dana, marta)).toBe(false);
    expect(await store.asks.notNow(id, dana, ada)).toBe(true);
    expect(await store.asks.notNow(id, dana, ada)).toBe(false);
    expect(await standing(ada)).toEqual([["Ada", "not_now"]]);
  });

  it("[DB36] stands no longer than the same colleague has the contact", async () => {
    await store.asks.ask(id, ada, dana);
    await move(dana, { kind: "return" });
    expect(await standing(ada)).toEqual([]);
    now += 1_000;
    await move(dana, { kind: "claim" });
    expect(await standing(dana)).toEqual([]);
    expect(await store.asks.notNow(id, dana, ada)).toBe(false);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      "is closed",
      async () => move(dana, { kind: "close", disposition: "silent" }),
      { reason: "already_closed" },
    ],
    ["nobody has", async () => move(dana, { kind: "return" }), { reason: "not_held" }],
    [
      "somebody else has by now",
      async () => move(marta, { kind: "take_over", from: dana, reason: "agreed" }),
      { kind: "taken", by: { name: "Marta" } },
    ],
    [
      "the asker has",
      async () => move(ada, { kind: "take_over", from: dana, reason: "agreed" }),
      { kind: "changed" },
    ],
  ])("[DB36] of one that %s asks nobody, and says how it stands", async (_name, meanwhile, answer) => {
    await meanwhile();
    expect(await store.asks.ask(id, ada, dana)).toMatchObject(answer);
    expect(await standing(ada)).toEqual([]);
  });

  it("[DB36] of no contact is not found", async () => {
    expect(await store.asks.ask(crypto.randomUUID() as ContactId, ada, dana)).toEqual({ kind: "not_found" });
  });

  it("[DB37] has a pause for the same asker and contact, whoever has it by then, and for nobody else", async () => {
    await store.asks.ask(id, ada, dana);
    await store.asks.notNow(id, dana, ada);
    now += ASK_PAUSE_MS - 1;
    expect(await store.asks.ask(id, ada, dana)).toMatchObject({
      kind: "not_allowed",
      reason: "asked_lately",
    });
    expect(await standing(ada)).toEqual([["Ada", "not_now"]]);
    expect(await store.asks.ask(id, marta, dana)).toMatchObject({ kind: "moved" });
    await move(dana, { kind: "return" });
    await move(marta, { kind: "claim" });
    expect(await store.asks.ask(id, ada, marta)).toMatchObject({ reason: "asked_lately" });
    now += 1;
    expect(await store.asks.ask(id, ada, marta)).toMatchObject({ kind: "moved" });
    expect(await standing(marta)).toEqual([["Ada", null]]);
  });

  it("[DB37] is forgotten once it stands no longer and no pause counts from it, and never before", async () => {
    now += ASK_PAUSE_MS + 1;
    await store.asks.forget();
    await store.asks.ask(id, ada, dana);
    now += 10 * ASK_PAUSE_MS;
    expect(await store.asks.forget()).toBe(0);
    await store.asks.ask(id, marta, dana);
    await move(dana, { kind: "return" });
    expect(await store.asks.forget()).toBe(1);
    now += ASK_PAUSE_MS + 1;
    expect(await store.asks.forget()).toBe(1);
    expect(await store.prisma.asking.count({ where: { contactId: id } })).toBe(0);
  });

  it("[DB37] stands above all that was told of it, when it is asked anew after it was forgotten", async () => {
    const { asOf } = await store.contacts.queue();
    await store.asks.ask(id, ada, dana);
    await store.asks.notNow(id, dana, ada);
    await move(dana, { kind: "return" });
    now += ASK_PAUSE_MS + 1;
    await store.asks.forget();
    await move(dana, { kind: "claim" });
    await store.asks.ask(id, ada, dana);
    const { events } = await store.log.since("queue:main", asOf, 20);
    const versions = events.flatMap(({ payload }) => {
      const event = payload as { kind: string; version: number };
      return event.kind === "ask" ? [event.version] : [];
    });
    expect(versions).toHaveLength(3);
    expect(versions[2]).toBeGreaterThan(Math.max(...versions.slice(0, 2)));
  });
});
