import { defineChannel, vouchFor, type Parsed, type WebhookIntake } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let seenUrl = "";

/** A channel whose author made every mistake at once, chosen by the delivery. */
const webhook: WebhookIntake = {
  kind: "webhook",
  verify: (delivery) => {
    seenUrl = delivery.url;
    if (delivery.url.includes("verify-throws")) throw new Error("PLEASE-HELP");
    return vouchFor(delivery);
  },
  parse: ({ url, body }): Parsed => {
    if (url.includes("parse-throws")) throw new Error("PLEASE-HELP");
    const text = new TextDecoder().decode(body);
    const fine = { kind: "message", threadKey: "fine", address: null, text, sentAt: null } as const;
    const broken = { ...fine, threadKey: "", dedupeKey: "broken" };
    return { kind: "events", events: [{ ...fine, dedupeKey: text }, broken] };
  },
  answer: () => {
    if (seenUrl.includes("answer-throws")) throw new Error("PLEASE-HELP");
    return new Response("taken", { status: 201 });
  },
};
const faulty = defineChannel({
  ...loopback,
  id: "faulty",
  connect: () => ({ intake: [webhook], send: async () => ({ kind: "unknown" }) }),
});

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ channels: [{ id: "faulty", load: async () => ({ default: faulty }) }] });
});
afterAll(() => house.close());

const deliver = (path: string, body: string): Promise<Response> =>
  fetch(new URL(`/channels/faulty/webhook${path}`, house.url), { method: "POST", body });

async function stored(): Promise<readonly { readonly text: string | null; readonly unreadable: boolean }[]> {
  const { rows } = await house.store.contacts.queue();
  return (await Promise.all(rows.map(({ id }) => house.store.contacts.entries(id, 0)))).flat();
}

describe("a fault of a channel costs no message", () => {
  it("[CH16] a parse that throws is kept as unreadable, and acknowledged", async () => {
    expect((await deliver("/parse-throws", "kept words")).status).toBe(201);
    expect(await stored()).toContainEqual(expect.objectContaining({ text: "kept words", unreadable: true }));
  });

  it("[CH16] an event that breaks its schema is kept as unreadable, and those beside it arrive", async () => {
    expect((await deliver("", "two in one")).status).toBe(201);
    const both = (await stored()).filter(({ text }) => text === "two in one");
    expect(both.map(({ unreadable }) => unreadable).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      false,
      true,
    ]);
  });

  it("[CH2] a verify that throws has vouched for nothing", async () => {
    expect((await deliver("/verify-throws", "not vouched for")).status).toBe(403);
    expect(JSON.stringify(await stored())).not.toContain("not vouched for");
    expect(await house.store.quarantine.list(10)).toHaveLength(1);
  });

  it("[CH14] an answer that throws takes nothing back: it is stored, and the provider hears so", async () => {
    expect((await deliver("/answer-throws", "stored all the same")).status).toBe(204);
    expect(JSON.stringify(await stored())).toContain("stored all the same");
  });

  it("[CH13] sees the configured address, whatever the path and query", async () => {
    await deliver("/some/path?a=b", "address");
    expect(seenUrl).toBe(`${house.url.origin}/channels/faulty/webhook/some/path?a=b`);
  });

  it("every fault is in the log, and no word of it", () => {
    const logged = house.logged.join("\n");
    for (const event of ["channel_parse_threw", "channel_verify_threw", "channel_answer_threw"])
      expect(logged).toContain(event);
    expect(logged).not.toMatch(/PLEASE|kept words|two in one/);
  });
});
