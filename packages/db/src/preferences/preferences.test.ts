import { DEFAULT_PREFERENCES, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore();
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada")];
});
afterAll(async () => store.close());

async function run(sql: string, values: readonly unknown[]): Promise<void> {
  const client = await rawClient(store.connection);
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}

describe("what somebody prefers", () => {
  it("[DB140] is the defaults until they say otherwise, then the last thing they said, for them alone", async () => {
    expect(await store.preferences.read(dana)).toEqual(DEFAULT_PREFERENCES);
    await store.preferences.write(dana, { ...DEFAULT_PREFERENCES, density: "compact" });
    await store.preferences.write(dana, { ...DEFAULT_PREFERENCES, keys: { "queue.claim": ["f9"] } });
    expect(await store.preferences.read(dana)).toEqual({
      ...DEFAULT_PREFERENCES,
      keys: { "queue.claim": ["f9"] },
    });
    expect(await store.preferences.read(ada)).toEqual(DEFAULT_PREFERENCES);
  });

  it("[DB140] of another release costs only what cannot be understood", async () => {
    await run("insert into user_preference values ($1, $2, now())", [
      ada,
      { letters: false, density: "airy", smell: "lavender" },
    ]);
    expect(await store.preferences.read(ada)).toEqual({ ...DEFAULT_PREFERENCES, letters: false });
  });

  it("[DB140] is never large", async () => {
    const value = { keys: "k".repeat(20_000) };
    await expect(
      run("update user_preference set value = $2 where user_id = $1", [ada, value]),
    ).rejects.toMatchObject({ constraint: "user_preference_small" });
  });
});
