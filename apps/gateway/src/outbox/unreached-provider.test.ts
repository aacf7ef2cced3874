import type { MessageId } from "@holdfast/case-schema";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heldText, somebody, TEXTS, type HeldText } from "../testing/held-text.ts";
import { leavingAnyway } from "../testing/leaving.ts";
import { startOutbox, type RunningOutbox } from "./outbox.ts";

type Send = (message: Outbound) => Promise<SendResult>;
const SOON = { timeout: 20_000, interval: 50 };
const TEXTS_SENT = 12;

let store: TestStore;
let running: RunningOutbox[];
beforeEach(async () => {
  store = await testStore();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((outbox) => outbox.close()));
  await store.close();
});

function start(holder: string, send: Send): void {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const channels = new Map([[TEXTS, { send }]]);
  const { outbox } = store;
  const { onCommit } = store.log;
  running.push(
    startOutbox({
      outbox,
      mayLeave: leavingAnyway(store),
      channels,
      holder,
      clock: Date.now,
      log,
      onCommit,
    }),
  );
}

it("[G768] a gateway from which a provider cannot be reached leaves its texts to one that reaches it", async () => {
  const dana = await somebody(store);
  const written: { readonly held: HeldText; readonly id: MessageId }[] = [];
  const write = async (): Promise<void> => {
    const held = await heldText(store, dana, `+1555${String(written.length).padStart(7, "0")}`);
    written.push({ held, id: await held.answer(`text ${written.length}`) });
  };
  const walled = vi.fn<Send>(async () => ({ kind: "retry", afterMs: 1, unreached: true }));
  const reaching = vi.fn<Send>(async () => ({ kind: "accepted", delivered: false }));
  start("walled", walled);
  await write();
  await write();
  await expect.poll(() => walled.mock.calls.length, SOON).toBeGreaterThanOrEqual(2);
  const before = walled.mock.calls.length;
  start("reaching", reaching);
  while (written.length < 2 + TEXTS_SENT) await write();
  const states = async (): Promise<ReadonlySet<string | null>> => {
    const found = await Promise.all(written.map(async ({ held, id }) => held.entry(id)));
    return new Set(found.map(({ sendState }) => sendState));
  };
  await expect.poll(states, SOON).toEqual(new Set(["sent"]));
  expect(reaching).toHaveBeenCalledTimes(written.length);
  // One that it tries meanwhile, or two where this machine is busy.
  expect(walled.mock.calls.length - before).toBeLessThanOrEqual(2);
});
