import { randomUUID } from "node:crypto";
import { ChannelId, MessageId } from "@holdfast/case-schema";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { sampleMark, testStore, type TestStore } from "@holdfast/db/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leavingAnyway } from "../testing/leaving.ts";
import { startOutbox, type RunningOutbox } from "./outbox.ts";

const channel = ChannelId.parse("loopback");
const MINUTE = 60_000;

let store: TestStore;
let ahead = 0;
let running: RunningOutbox[] = [];
beforeEach(async () => {
  ahead = 0;
  running = [];
  store = await testStore({ clock: () => Date.now() + ahead });
});
afterEach(async () => {
  await Promise.all(running.map((outbox) => outbox.close()));
  await store.close();
});

type Send = (message: Outbound) => Promise<SendResult>;

function start(send: Send, holder = "alive"): void {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const channels = new Map([[channel, { send }]]);
  const clock = () => Date.now() + ahead;
  running.push(
    startOutbox({
      outbox: store.outbox,
      mayLeave: leavingAnyway(store),
      channels,
      holder,
      clock,
      log,
      onCommit: store.log.onCommit,
    }),
  );
}

/** A contact that somebody holds and has answered; the answer is queued. */
async function answered() {
  const { targets, reopenWithinMs } = DEFAULT_SETTINGS;
  const { contactId } = await store.intake.arrive({
    channel,
    medium: "text",
    dedupeKey: randomUUID(),
    threadKey: randomUUID(),
    refs: [],
    address: null,
    text: "words",
    sentAt: null,
    danger: null,
    language: null,
    reach: null,
    lowTrust: false,
    raise: null,
    unreadable: false,
    raw: null,
    provider: null,
    targetMs: targets.text,
    dangerTargetMs: targets.danger,
    reopenWithinMs,
  });
  const username = `a${randomUUID().slice(0, 8)}`;
  await store.staff.create({ username, name: username, role: "advocate", passwordHash: "none" });
  const by = (await store.staff.list()).find(({ name }) => name === username)?.id;
  if (by === undefined) throw new Error("nobody works here");
  const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
  await store.moves.move(contactId, by, version, { kind: "claim" });
  const messageId = MessageId.parse(randomUUID());
  await store.answers.answer({
    check: () => null,
    contactId,
    messageId,
    by,
    text: "an answer",
    validForMs: 10 * MINUTE,
  });
  const state = async () =>
    (await store.contacts.entries(contactId, 0)).find(({ id }) => id === messageId)?.sendState;
  return { messageId, state };
}

const accepting = () => vi.fn<Send>(async () => ({ kind: "accepted", delivered: false }));

describe("a gateway that dies while it sends", () => {
  it("before the hand-over: the next gateway sends the message once its lease has run out", async () => {
    const { state } = await answered();
    expect(await store.outbox.lease("dead", MINUTE, 10)).toHaveLength(1);
    const send = accepting();
    start(send);
    expect(await state()).toBe("queued");
    ahead = MINUTE;
    await expect.poll(state).toBe("sent");
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("[CH6] after the hand-over began: the message is unknown, and nobody sends it again", async () => {
    const { messageId, state } = await answered();
    await store.outbox.lease("dead", MINUTE, 10);
    expect(await sampleMark(store, messageId, "dead", MINUTE)).toBe(true);
    const send = accepting();
    start(send);
    ahead = MINUTE;
    await expect.poll(state).toBe("unknown");
    expect(send).not.toHaveBeenCalled();
  });

  it("two gateways hand each message over once between them", async () => {
    const sends = [accepting(), accepting()];
    for (const [index, send] of sends.entries()) start(send, `gateway ${index}`);
    const all = await Promise.all(Array.from({ length: 10 }, () => answered()));
    await vi.waitFor(async () => {
      const states = await Promise.all(all.map(({ state }) => state()));
      expect(new Set(states)).toEqual(new Set(["sent"]));
    }, 10_000);
    const handedOver = sends.flatMap((send) => send.mock.calls.map(([{ messageId }]) => messageId));
    expect(handedOver.toSorted((a, b) => a.localeCompare(b))).toEqual(
      all.map(({ messageId }) => messageId).toSorted((a, b) => a.localeCompare(b)),
    );
  });
});
