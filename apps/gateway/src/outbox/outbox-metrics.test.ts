import { testStore, type TestStore } from "@holdfast/db/testing";
import { Registry } from "prom-client";
import { beforeEach, describe, expect, it } from "vitest";
import { heldText, somebody } from "../testing/held-text.ts";
import { showOutbox } from "./outbox-metrics.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let registry: Registry;
beforeEach(async () => {
  store = await testStore({ clock: () => now });
  registry = new Registry();
  showOutbox(registry, store);
  return async () => store.close();
});

const shown = async (): Promise<readonly string[]> =>
  (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("the outbox in the metrics", () => {
  it("[G25] is numbers by state, and says nothing of anybody", async () => {
    const held = await heldText(store, await somebody(store), "+15550123", { ref: "ref-1", media: [] });
    await held.answer("We are here.", 0, null);
    await held.answer("And here.", 300_000, null);
    const id = await held.answer("And here, too.", 0, null);
    await store.outbox.settle(id, { state: "unknown" });
    now += 61_000;
    expect(await shown()).toEqual([
      'holdfast_outbox_messages{state="waiting"} 1',
      'holdfast_outbox_messages{state="due"} 1',
      'holdfast_outbox_messages{state="handing_over"} 0',
      'holdfast_outbox_messages{state="stuck"} 1',
      'holdfast_outbox_messages{state="unknown"} 1',
      "holdfast_provider_copies 1",
    ]);
  });

  it("[G25] is left out while the database is away, rather than shown as it was", async () => {
    expect(await shown()).toHaveLength(6);
    const away = {
      figures: () => Promise.reject(new Error("away")),
      count: () => Promise.reject(new Error("away")),
    };
    const other = new Registry();
    let outbox: { figures: typeof store.outbox.figures } = store.outbox;
    let copies: { count: typeof store.copies.count } = store.copies;
    showOutbox(other, {
      outbox: { figures: () => outbox.figures() },
      copies: { count: () => copies.count() },
    });
    expect((await other.metrics()).match(/^holdfast/gmu)).toHaveLength(6);
    [outbox, copies] = [away, away];
    expect((await other.metrics()).match(/^holdfast/gmu)).toBeNull();
    [outbox, copies] = [store.outbox, store.copies];
    expect((await other.metrics()).match(/^holdfast/gmu)).toHaveLength(6);
  });
});
