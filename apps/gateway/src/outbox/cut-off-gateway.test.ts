import { join } from "node:path";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { openLine, type Cut, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heldText, somebody, TEXTS, type HeldText } from "../testing/held-text.ts";
import { leavingAnyway } from "../testing/leaving.ts";
import { LEASE_MS } from "./hand-over.ts";
import { startOutbox, type RunningOutbox } from "./outbox.ts";

type Send = (message: Outbound) => Promise<SendResult>;
const SOON = { timeout: 20_000, interval: 50 };

let ahead = 0;
let line: CuttableLine;
let whole: TestStore;
/** The store of the gateway that is cut off. */
let cut: TestStore;
let running: RunningOutbox[];
/** What came to nothing since the database was not there. */
let failed: string[];
let held: HeldText;
beforeEach(async () => {
  ahead = 0;
  running = [];
  failed = [];
  const clock = (): number => Date.now() + ahead;
  whole = await testStore({ clock });
  const { host = "", port = 0 } = whole.connection;
  line = await openLine({ path: join(host, `.s.PGSQL.${port}`) });
  const connection = { ...whole.connection, host: "127.0.0.1", port: line.port };
  cut = await testStore({ clock, connection });
  held = await heldText(whole, await somebody(whole), "+15550100");
});
afterEach(async () => {
  await line.mend();
  await Promise.all(running.map((outbox) => outbox.close()));
  await cut.close();
  await line.close();
  await whole.close();
});

function start(store: TestStore, holder: string, send: Send): void {
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void failed.push(event) };
  const channels = new Map([[TEXTS, { send }]]);
  const clock = (): number => Date.now() + ahead;
  const { outbox } = store;
  const { onCommit } = store.log;
  running.push(
    startOutbox({ outbox, mayLeave: leavingAnyway(store), channels, holder, clock, log, onCommit }),
  );
}

const wordsGiven = (send: ReturnType<typeof vi.fn<Send>>): readonly string[] =>
  send.mock.calls.map(([{ text }]) => text);

it.each<[what: string, how: Cut]>([
  ["dead from then on", "silent"],
  ["brings what was said meanwhile when it is back", "held"],
])(
  "[G740] [G741] what a gateway held whose line to the database is %s is the next one's once its lease ran out; it sends nothing of it, and says what became of what it had begun",
  async (_what, how) => {
    const begun = await held.answer("begun", 0, null);
    const behind = await held.answer("behind", 0, null);
    const answer = Promise.withResolvers<SendResult>();
    const cutSend = vi.fn<Send>(async () => answer.promise);
    const wholeSend = vi.fn<Send>(async () => ({ kind: "accepted", delivered: false }));
    start(cut, "cut off", cutSend);
    await expect.poll(() => wordsGiven(cutSend), SOON).toEqual(["begun"]);

    await line.cut(how);
    ahead = LEASE_MS + 1_000;
    start(whole, "whole", wholeSend);
    const stateOf = async (id: typeof begun) => (await held.entry(id)).sendState;
    await expect.poll(async () => stateOf(behind), SOON).toBe("sent");
    expect(await stateOf(begun)).toBe("unknown");
    // The provider's word comes while nobody can be told.
    answer.resolve({ kind: "accepted", delivered: false });
    const fresh = await held.answer("fresh", 0, null);
    await expect.poll(async () => stateOf(fresh), SOON).toBe("sent");
    expect(await stateOf(begun)).toBe("unknown");

    await line.mend();
    await expect.poll(async () => stateOf(begun), SOON).toBe("sent");
    // The gateway is back, and takes part again.
    await running[1]?.close();
    await held.answer("last", 0, null);
    await expect.poll(() => wordsGiven(cutSend), SOON).toEqual(["begun", "last"]);
    expect(wordsGiven(wholeSend)).toEqual(["behind", "fresh"]);
  },
);

it.each<[what: string, result: SendResult, after: string]>([
  ["was not taken for now, and leaves", { kind: "retry", afterMs: 0 }, "sent"],
  [
    "is taken for them no more, and is shown so",
    { kind: "rejected", reason: "opted_out" },
    "failed opted_out",
  ],
])(
  "[G740] what a provider said while the line was cut is written down once it is back: that a message %s",
  async (_what, result, after) => {
    const id = await held.answer("begun", 0, null);
    const answer = Promise.withResolvers<SendResult>();
    const results = [answer.promise];
    const send = vi.fn<Send>(async () => results.shift() ?? { kind: "accepted", delivered: false });
    start(cut, "cut off", send);
    await expect.poll(() => send.mock.calls.length, SOON).toBe(1);
    await line.cut("refused");
    answer.resolve(result);
    await expect.poll(() => failed.length, SOON).toBeGreaterThan(0);
    await line.mend();
    const state = async () => {
      const { sendState, failure } = await held.entry(id);
      return failure === null ? sendState : `${sendState} ${failure}`;
    };
    await expect.poll(state, SOON).toBe(after);
  },
);
