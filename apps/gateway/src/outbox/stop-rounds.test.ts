import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { MessageId } from "@holdfast/case-schema";
import { serveLocalTwilio } from "@holdfast/channel-sms-twilio/testing";
import { testStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it, onTestFinished } from "vitest";
import { heldText, somebody, type HeldText } from "../testing/held-text.ts";
import { endGateway, SENDING_ACCOUNT, sendingGateway } from "../testing/sending-gateway.ts";
import { LEASE_MS } from "./hand-over.ts";

const POLL = { timeout: 60_000, interval: 5 };

it("[G23] told to stop at any moment of sending, a gateway leaves nothing unknown, and the next one waits for no lease", async () => {
  const store = await testStore();
  const webhookUrl = (): string => "https://hotline.example.org/channels/texts/webhook";
  const twilio = await serveLocalTwilio({ ...SENDING_ACCOUNT, webhookUrl, clock: Date.now });
  const start = async (): Promise<ChildProcess> => {
    const gateway = await sendingGateway({ connection: store.connection, apiUrl: twilio.url });
    onTestFinished(() => void gateway.kill("SIGKILL"));
    return gateway;
  };
  const dana = await somebody(store);
  const written: { readonly held: HeldText; readonly id: MessageId }[] = [];

  for (let round = 0; round < rounds(6); round += 1) {
    const sender = await start();
    const held = await heldText(store, dana, `+1555${String(round).padStart(7, "0")}`);
    // One conversation, so that most of it is leased and waits its turn when the word comes.
    for (let nth = 0; nth < 12; nth += 1)
      written.push({ held, id: await held.answer(`${round} ${nth}`, 0, null) });
    twilio.misbehave(...Array.from({ length: 12 }, () => ({ kind: "delay", until: sleep(5) }) as const));
    const before = twilio.taken.length;
    sender.send("go");
    await expect.poll(() => twilio.taken.length, POLL).toBeGreaterThan(before);
    await sleep(Math.random() * 20);
    expect(await endGateway(sender, "SIGTERM")).toBe(0);
    expect(await store.outbox.figures()).toMatchObject({ handingOver: 0, unknown: 0 });
  }

  const last = await start();
  const began = Date.now();
  last.send("go");
  await expect.poll(async () => (await store.outbox.figures()).due, POLL).toBe(0);
  expect(Date.now() - began).toBeLessThan(LEASE_MS);
  expect(await endGateway(last, "SIGTERM")).toBe(0);
  for (const { held, id } of written) expect(await held.entry(id)).toMatchObject({ sendState: "sent" });
  const texts = twilio.taken.map(({ text }) => text);
  expect([texts.length, new Set(texts).size]).toEqual([written.length, written.length]);
  await twilio.close();
  await store.close();
});
