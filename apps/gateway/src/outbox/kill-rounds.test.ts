import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { MessageId, type UserId } from "@holdfast/case-schema";
import { serveLocalTwilio, type Misbehaviour, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { heldText, somebody, TEXTS, type HeldText } from "../testing/held-text.ts";
import { endGateway, SENDING_ACCOUNT, sendingGateway } from "../testing/sending-gateway.ts";
import { LEASE_MS } from "./hand-over.ts";

const ROUNDS = rounds(50);
const POLL = { timeout: 60_000, interval: 5 };
const VALID = 10 * 60_000;

let store: TestStore;
let twilio: ServedTwilio;
let dana: UserId;
const written = new Map<MessageId, { readonly held: HeldText; readonly text: string }>();
const running = new Set<ChildProcess>();

beforeAll(async () => {
  store = await testStore();
  dana = await somebody(store);
  twilio = await serveLocalTwilio({
    ...SENDING_ACCOUNT,
    webhookUrl: () => "https://hotline.example.org/channels/texts/webhook",
    clock: Date.now,
  });
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await twilio.close();
  await store.close();
});

/** The next gateway, loaded beforehand. */
async function standby(clockAheadMs = 0): Promise<ChildProcess> {
  const child = await sendingGateway({ connection: store.connection, apiUrl: twilio.url, clockAheadMs });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** What the provider's next answer is like: quick, slow, or lost on the way after it took the message. */
function weather(): Misbehaviour {
  if (Math.random() < 0.1) return { kind: "vanish" };
  return {
    kind: "delay",
    // Counted from when it is asked for.
    get until() {
      return sleep(Math.random() * 60);
    },
  };
}

/** New people, each answered once or twice. */
async function writeSome(round: number): Promise<void> {
  for (let person = 0; person < 4; person += 1) {
    const held = await heldText(store, dana, `+1555${String(round * 4 + person).padStart(7, "0")}`);
    for (let nth = 0; nth <= person % 2; nth += 1) {
      const text = `round ${round}, person ${person}, answer ${nth}`;
      written.set(await held.answer(text, 0, VALID), { held, text });
    }
  }
}

const timesTaken = (): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { text } of twilio.taken) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
};

async function states(): Promise<Map<MessageId, string>> {
  const found = new Map<MessageId, string>();
  for (const [id, { held }] of written) found.set(id, (await held.entry(id)).sendState ?? "none");
  return found;
}

it(
  `[G26] kill -9 at any moment of sending, ${ROUNDS} rounds: nothing goes out twice, nothing vanishes, what is not known is shown`,
  async () => {
    let sender = await standby();
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = standby();
      await writeSome(round);
      twilio.misbehave(...Array.from({ length: 6 }, weather));
      const before = twilio.taken.length;
      sender.send("go");
      await expect.poll(() => twilio.taken.length, POLL).toBeGreaterThan(before);
      await sleep(Math.random() * 120);
      await endGateway(sender, "SIGKILL");
      sender = await next;
    }
    // The last one's clock is ahead, so that nobody waits for the leases of the dead.
    await endGateway(sender, "SIGKILL");
    const last = await standby(LEASE_MS + 1000);
    last.send("go");
    await expect
      .poll(async () => {
        const { waiting, due, handingOver } = await store.outbox.figures();
        return waiting + due + handingOver;
      }, POLL)
      .toBe(0);
    await endGateway(last, "SIGKILL");

    const taken = timesTaken();
    expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
    const counted = { sent: 0, unknown: 0 };
    for (const [id, state] of await states()) {
      const times = taken.get(written.get(id)?.text ?? "") ?? 0;
      expect(["sent 1", "unknown 1", "unknown 0"]).toContain(`${state} ${times}`);
      counted[state as keyof typeof counted] += 1;
    }
    // Else nobody was killed while sending.
    expect(Math.min(counted.sent, counted.unknown)).toBeGreaterThan(0);
  },
  60_000 + ROUNDS * 10_000,
);

it("[G26] the provider's callbacks, in any order and twice, settle what was unknown", async () => {
  const before = await states();
  const callbacks = twilio.taken.flatMap(({ statusCallback, sid }) => {
    const messageId = MessageId.parse(new URL(statusCallback ?? "").searchParams.get("message"));
    return (["sent", "delivered", "sent", "delivered"] as const).map((state) => ({
      channel: TEXTS,
      dedupeKey: `status:${sid}:${state}`,
      messageId,
      state,
      ref: sid,
    }));
  });
  const shuffled = callbacks
    .map((callback) => ({ callback, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ callback }) => callback);
  for (const callback of shuffled) await store.outbox.receipt(callback);
  const taken = timesTaken();
  const after = await states();
  for (const [id, { text }] of written)
    expect(after.get(id)).toBe(taken.has(text) ? "delivered" : before.get(id));
  // What it took can all be forgotten: of those it took in silence, the callbacks gave the names.
  expect(await store.copies.count()).toBe(taken.size);
});
