import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { OFFER_MS, routeOffers } from "./route-offers.ts";

const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let beside: TestStore;
let dana: UserId;
let marta: UserId;
let alex: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  beside = await testStore({ clock: () => now, connection: store.connection });
  [dana, marta] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Marta")];
  alex = await sampleStaff(store, "Alex", "administrator");
});
afterAll(async () => {
  await beside.close();
  await store.close();
});
beforeEach(async () => {
  now += 3_600_000;
  for (const { id, version } of (await store.contacts.queue()).rows) {
    await store.moves.move(id, dana, version, { kind: "claim" });
    await store.moves.move(id, dana, version + 1, { kind: "close", disposition: "referral_given" });
  }
  await store.waitingOffers.settle();
  for (const who of [dana, marta]) {
    await store.shifts.end(who);
    await store.shifts.keep(who, "available");
  }
});

let threads = 0;
async function waits(): Promise<ContactId> {
  const threadKey = `+1555050${String((threads += 1)).padStart(4, "0")}`;
  return (
    await store.intake.arrive(
      sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey }),
    )
  ).contactId;
}
const set = async (mode: "pull" | "offer" | "both") =>
  expect(
    await store.settings.change("queues", [{ id: "main", name: null, feeds: "everything", mode }], alex),
  ).toEqual({ kind: "changed" });
const offers = async () =>
  (await store.waitingOffers.standing()).offers.map(({ contact, to, by }) => ({ id: contact.id, to, by }));

describe("the router", () => {
  it("[G609] offers nothing where the house says nothing, or that what waits is taken", async () => {
    await waits();
    const chore = routeOffers(store, "one");
    expect(await chore.run()).toBe(0);
    await set("pull");
    expect(await chore.run()).toBe(0);
    expect(await offers()).toEqual([]);
  });

  it.each(["offer", "both"] as const)("[G609] offers what waits to one each where it is %s", async (mode) => {
    const [first, second, third] = [await waits(), await waits(), await waits()];
    await set(mode);
    expect(await routeOffers(store, "one").run()).toBe(2);
    const standing = await offers();
    expect(standing.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted());
    expect(new Set(standing.map(({ to }) => to))).toEqual(new Set([dana, marta]));
    expect(standing.every(({ by }) => by === null)).toBe(true);
    expect(standing.map(({ id }) => id)).not.toContain(third);
    expect(await routeOffers(store, "one").run()).toBe(0);
  });

  it("[G609] [Q26] offers what stands in a queue to whoever is of it", async () => {
    const language = "es";
    const threadKey = "+15550509999";
    const { contactId } = await store.intake.arrive(
      sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey, language }),
    );
    const main = { id: "main", name: null, feeds: "everything" } as const;
    const spanish = {
      id: "spanish",
      name: { en: "Spanish", es: "Español", fr: "Espagnol" },
      feeds: { channels: [], languages: [language] },
      mode: "offer",
      people: [marta],
    };
    expect(await store.settings.change("queues", [main, spanish], alex)).toEqual({ kind: "changed" });
    await waits();
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([{ id: contactId, to: marta, by: null }]);
  });

  it("[G609] [Q96] offers what overflowed to whoever is of the second queue, as that one says, and not before", async () => {
    const language = "es";
    const threadKey = "+15550508888";
    const { contactId } = await store.intake.arrive(
      sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey, language }),
    );
    const main = { id: "main", name: null, feeds: "everything", people: [dana] } as const;
    const spanish = {
      id: "spanish",
      name: { en: "Spanish", es: "Español", fr: "Espagnol" },
      feeds: { channels: [], languages: [language] },
      overflow: { to: "main", afterMinutes: 5 },
      people: [marta],
    };
    const keep = async (mode: "pull" | "offer", own: "pull" | "offer") =>
      expect(
        await store.settings.change(
          "queues",
          [
            { ...main, mode },
            { ...spanish, mode: own },
          ],
          alex,
        ),
      ).toEqual({ kind: "changed" });
    const { dueAt } = (await store.contacts.contact(contactId))!.row;
    now = dueAt + 5 * 60_000 - 1;
    await keep("offer", "pull");
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([]);
    now += 1;
    await keep("pull", "pull");
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([]);
    // Whoever is of its own queue takes from it; whoever is of the other one is asked.
    await keep("offer", "pull");
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([{ id: contactId, to: dana, by: null }]);
    // And both, one after the other, where both queues offer.
    const [offer] = (await store.waitingOffers.standing()).offers;
    await store.waitingOffers.decline(offer?.id ?? "", dana, "busy");
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([]);
    await keep("offer", "offer");
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([{ id: contactId, to: marta, by: null }]);
  });

  it("[G609] [Q69] offers what was declined to somebody else, and what ran out to whoever has not had it", async () => {
    const id = await waits();
    await set("offer");
    await routeOffers(store, "one").run();
    const [offer] = (await store.waitingOffers.standing()).offers;
    const to = offer?.to ?? dana;
    await store.waitingOffers.decline(offer?.id ?? "", to, "need_a_minute");
    await routeOffers(store, "one").run();
    const other = to === dana ? marta : dana;
    expect(await offers()).toEqual([{ id, to: other, by: null }]);
    now += OFFER_MS;
    await routeOffers(store, "one").run();
    expect(await offers()).toEqual([]);
    expect((await store.contacts.contact(id))?.row.status).toBe("waiting");
  });

  it("[G609] routes at one gateway, and at another once that is gone", async () => {
    await waits();
    await set("offer");
    const [one, other] = [routeOffers(store, "one"), routeOffers(beside, "other")];
    await one.run();
    const before = await offers();
    await waits();
    expect(await other.run()).toBe(0);
    expect(await offers()).toEqual(before);
  });

  it("[G609] lets one offer stand where two gateways believe that they route", async () => {
    const ids = [await waits(), await waits()];
    await set("offer");
    const lease = { ...store.leases, take: async () => true };
    await Promise.all([
      routeOffers({ ...store, leases: lease }, "one").run(),
      routeOffers({ ...beside, leases: lease }, "other").run(),
    ]);
    const standing = await offers();
    expect(standing.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(standing.map(({ to }) => to)).size).toBe(2);
  });
});
