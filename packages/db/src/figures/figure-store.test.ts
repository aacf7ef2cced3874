import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  rawClient,
  sampleArrival,
  sampleMail,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

let store: TestStore;
beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.close());

it("[DB675] counts what waits by lane and medium, with the longest wait, and nothing of anybody", async () => {
  expect(await store.figures.waiting()).toEqual([]);
  await store.intake.arrive(sampleArrival({ dedupeKey: "one", threadKey: "one", medium: "form" }));
  await store.intake.arrive(sampleArrival({ dedupeKey: "two", threadKey: "two", medium: "form" }));
  await store.intake.arrive(sampleArrival({ dedupeKey: "three", threadKey: "three", medium: "text" }));
  const figures = await store.figures.waiting();
  expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(new Map(figures.map(({ medium, count }) => [medium, count]))).toEqual(
    new Map([
      ["form", 2],
      ["text", 1],
    ]),
  );
  for (const figure of figures) {
    expect(Object.keys(figure)).toEqual(["lane", "medium", "count", "longestMs"]);
    expect(figure.longestMs).toBeGreaterThanOrEqual(0);
    expect(figure.longestMs).toBeLessThan(60_000);
  }
});

it("[DB675] counts danger in the first lane, whoever said so, and what waits for somebody alone", async () => {
  const arrive = async (given: Parameters<typeof sampleArrival>[0]) =>
    (
      await store.intake.arrive(
        sampleArrival({ dedupeKey: randomUUID(), threadKey: randomUUID(), medium: "text", ...given }),
      )
    ).contactId;
  await arrive({ danger: "said_so" });
  await arrive({ raise: { lane: "life_threat", reason: "words:crisis:3:one" } });
  await store.intake.arrive(sampleMail({}, { automatic: "auto_reply" }));
  const dana = await sampleStaff(store, "Dana");
  const aside = await arrive({});
  const lanes = async () => (await store.figures.waiting()).map(({ lane, count }) => [lane, count] as const);
  expect(new Map(await lanes())).toEqual(
    new Map([
      ["life_threat", 2],
      ["none", 1],
    ]),
  );
  const { version } = (await store.contacts.contact(aside))!.row;
  await store.triage.setAside(aside, dana, version, Date.now() + 3_600_000);
  expect(await lanes()).toEqual([["life_threat", 2]]);
});

it("[DB675] counts danger that is set aside, of which nothing else that is set aside is counted", async () => {
  const dana = await sampleStaff(store, "Dana");
  const client = await rawClient(store.connection);
  const asideFor = async (given: Parameters<typeof sampleArrival>[0]): Promise<void> => {
    const keys = { dedupeKey: randomUUID(), threadKey: randomUUID() };
    const { contactId } = await store.intake.arrive(sampleArrival({ ...keys, medium: "text", ...given }));
    await client.query(
      `update contact set set_aside_until = now() + interval '1 hour', set_aside_by_id = $2, version = version + 1
       where id = $1`,
      [contactId, dana],
    );
  };
  await asideFor({});
  await asideFor({ danger: "said_so" });
  await asideFor({ raise: { lane: "life_threat", reason: "words:crisis:3:one" } });
  await client.end();
  const figures = await store.figures.waiting();
  expect(figures.map(({ lane, count }) => [lane, count])).toEqual([["life_threat", 2]]);
});

it("[DB675] says how the store's connections stand", async () => {
  await store.figures.waiting();
  const { open, idle, waiting } = store.figures.pool();
  expect(open).toBeGreaterThan(0);
  expect(idle).toBeLessThanOrEqual(open);
  expect(waiting).toBe(0);
});
