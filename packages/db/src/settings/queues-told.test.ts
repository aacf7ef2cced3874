import type { UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

let store: TestStore;
let client: Client;
let alex: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  alex = await sampleStaff(store, "Alex", "administrator");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const spanish = {
  id: "spanish",
  name: { en: "Spanish", es: "Español", fr: "Espagnol" },
  feeds: { channels: [], languages: ["es"] },
};
async function told(): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await client.query<{ payload: Record<string, unknown> }>(
    "select payload from event where stream = 'queue:main' and payload->>'kind' = 'queues'",
  );
  return rows.map(({ payload }) => payload);
}

it("[DB660] other queues are told once each, by an id of the telling alone, and another setting tells nothing of them", async () => {
  expect(await store.settings.change("sendDelayMs", 4_000, alex)).toEqual({ kind: "changed" });
  expect(await told()).toEqual([]);
  expect(await store.settings.change("queues", [...DEFAULT_SETTINGS.queues, spanish], alex, 0)).toEqual({
    kind: "changed",
  });
  const [event, ...others] = await told();
  expect(others).toEqual([]);
  expect(event).toEqual({ kind: "queues", id: event?.["id"], version: 1 });
  // Whoever comes second changed nothing, and tells nothing.
  expect(await store.settings.change("queues", DEFAULT_SETTINGS.queues, alex, 0)).toEqual({
    kind: "changed_meanwhile",
  });
  expect(await told()).toHaveLength(1);
});

it("[DB660] wakes whoever tails the log", async () => {
  const woken = new Promise<void>((resolve) => void store.log.onCommit(() => resolve()));
  const { versions } = await store.settings.read();
  await store.settings.change("queues", DEFAULT_SETTINGS.queues, alex, versions?.queues ?? 0);
  await expect(woken).resolves.toBeUndefined();
});

it("[DB661] a queue that an earlier release kept is read with what came since as delivered", async () => {
  const kept = [{ id: "main", name: spanish.name, feeds: "everything" }];
  await client.query("select from add_setting('queues', $1::jsonb, $2, 0)", [JSON.stringify(kept), alex]);
  expect((await store.settings.read()).queues).toEqual([
    { ...kept[0], mode: "pull", overflow: null, people: null },
  ]);
});

it("[DB662] [W38] what arrives is stored with no queue: it says which channel and language it is of, and nothing else", async () => {
  const { contactId } = await store.intake.arrive(sampleArrival({ text: "¿Hay alguien?" }));
  const row = (await store.contacts.contact(contactId))?.row;
  expect(Object.keys(row ?? {}).filter((each) => /queue/i.test(each))).toEqual([]);
  const { rows } = await client.query(
    "select from information_schema.columns where table_schema = 'public' and table_name in ('contact', 'message') and column_name like '%queue\\_id%'",
  );
  expect(rows).toEqual([]);
  expect(row).toMatchObject({ channel: sampleArrival().channel, language: null });
});
