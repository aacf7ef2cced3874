import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

describe("a change of a contact", () => {
  it("[DB10] is told on the queue's stream as the row it then had, and on its own as a revision", async () => {
    const dana = await sampleStaff(store, "Dana");
    const from = await store.log.head();
    const { contactId: id } = await store.intake.arrive(sampleArrival({ danger: "said_so", language: "es" }));
    const asItWas = (await store.contacts.queue()).rows.find((row) => row.id === id);
    await store.moves.move(id, dana, 1, { kind: "claim" });
    const held = (await store.contacts.queue()).rows.find((row) => row.id === id);
    await store.moves.move(id, dana, 2, { kind: "close", disposition: "silent" });
    const { events } = await store.log.tail(from, 100);
    expect(events.map(({ stream, payload }) => ({ stream, payload }))).toEqual([
      { stream: "queue:main", payload: { kind: "contact", id, version: 1, row: asItWas } },
      { stream: `contact:${id}`, payload: { kind: "revision", id, version: 1 } },
      { stream: "queue:main", payload: { kind: "contact", id, version: 2, row: held } },
      { stream: `contact:${id}`, payload: { kind: "revision", id, version: 2 } },
      // Nothing of a closed contact but that it left.
      { stream: "queue:main", payload: { kind: "contact", id, version: 3, row: null } },
      { stream: `contact:${id}`, payload: { kind: "revision", id, version: 3 } },
    ]);
    expect(asItWas).toMatchObject({ status: "waiting", danger: "said_so", language: "es", holder: null });
    expect(held).toMatchObject({ status: "claimed", holder: { id: dana, name: "Dana" } });
  });

  it("[DB50] is told whole on one page, however small", async () => {
    const from = await store.log.head();
    await store.intake.arrive(sampleArrival());
    await store.intake.arrive(sampleArrival());
    const first = await store.log.tail(from, 1);
    const second = await store.log.tail(first.head, 1);
    const none = await store.log.tail(second.head, 1);
    expect([first, second, none].map(({ events }) => events.length)).toEqual([2, 2, 0]);
  });
});

describe("another event", () => {
  it("is told on the stream that it names, between the contacts' events on the queue's", async () => {
    const client = await rawClient(store.connection);
    const from = await store.log.head();
    const before = await store.intake.arrive(sampleArrival());
    await client.query(`insert into event (stream, payload) values ('queue:main', '{"kind":"channel"}')`);
    const after = await store.intake.arrive(sampleArrival());
    await client.end();
    const { events } = await store.log.since("queue:main", from, 100);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { kind: "contact", id: before.contactId },
      { kind: "channel" },
      { kind: "contact", id: after.contactId },
    ]);
    expect(await store.log.since(`contact:${before.contactId}`, from, 100)).toMatchObject({
      events: [{ payload: { kind: "revision", id: before.contactId, version: 1 } }],
    });
  });
});
