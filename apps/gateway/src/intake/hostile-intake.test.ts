import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver, LOOPBACK, say, signature } from "../testing/loopback.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { FORM_MAX } from "./pages-route.ts";
import { DROWNED, QUARANTINED } from "./too-many.ts";
import { DELIVERY_MAX } from "./webhook-route.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway(LOOPBACK);
});
afterAll(() => house.close());

const WORDS = "PLEASE-HELP-555-0142";

/** The status of an answer that is one clear sentence and repeats nothing of what was sent. */
async function refused(answer: Response): Promise<number> {
  const said = await answer.text();
  expect(said).not.toContain(WORDS);
  // One sentence in each language.
  expect(said.trim()).toMatch(/^(?:[A-Z][^\n]{5,120}\.(?:\n|$)){3}$/);
  return answer.status;
}

const page = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, house.url), { redirect: "manual", ...init });

describe("a hostile webhook delivery", () => {
  it("[CH15] that nobody signed is answered with a sentence, and kept for administrators without its content", async () => {
    const before = (await house.store.quarantine.list(100)).length;
    expect(await refused(await deliver(house, WORDS, {}))).toBe(403);
    expect(await refused(await deliver(house, WORDS, { "x-loopback-signature": "é\u00ff" }))).toBe(403);
    expect(await refused(await deliver(house, WORDS, { "x-loopback-signature": signature("other") }))).toBe(
      403,
    );
    const kept = await house.store.quarantine.list(100);
    expect(kept).toHaveLength(before + 3);
    expect(kept[0]).toMatchObject({ channel: "loopback", reason: "not_verified", bytes: WORDS.length });
  });

  it("[CH15] that is too large is not taken, with its length told or not", async () => {
    const body = new Uint8Array(DELIVERY_MAX + 1).fill(0x61);
    expect(await refused(await deliver(house, body))).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= DELIVERY_MAX; sent += 65_536) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    const init = { method: "POST", body: stream, duplex: "half" };
    expect(await refused(await page("/channels/loopback/webhook", init))).toBe(413);
  });

  it("[CH3] that cannot be read is stored raw, once, as a contact marked unreadable", async () => {
    const body = `{"kind":"message","text":"half a \u0000 sen`;
    const answers = await Promise.all([deliver(house, body), deliver(house, body), deliver(house, body)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    const { rows } = await house.store.contacts.queue();
    const entries = (await Promise.all(rows.map(({ id }) => house.store.contacts.entries(id, 0)))).flat();
    const unreadable = entries.filter((entry) => entry.unreadable);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]?.text).toContain("half a \uFFFD sen");
  });

  it("[CH3] [CH15] that lies 40,000 deep in itself is refused where nobody signed it, and kept where somebody did", async () => {
    const body = `{"kind":"message","from":${"[".repeat(40_000)}1${"]".repeat(40_000)}}`;
    expect(await refused(await deliver(house, body, {}))).toBe(403);
    expect((await deliver(house, body)).status).toBe(204);
    expect(await refused(await page("/channels/loopback/webhook", { method: "POST", body }))).toBe(403);
  });

  it("[CH7] of words with a NUL and half a character keeps every other word", async () => {
    await say(house, { event: "nul", from: "nul", text: "before\u0000after \ud83d end" });
    const { rows } = await house.store.contacts.queue();
    const texts = (await Promise.all(rows.map(({ id }) => house.store.contacts.entries(id, 0)))).flat();
    expect(texts.map(({ text }) => text)).toContain("before\uFFFDafter \uFFFD end");
  });

  it("of any bytes at all is accepted or answered with a sentence, and never breaks the gateway", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400, size: "max" }),
        fc.boolean(),
        async (bytes, signed) => {
          const body = new Uint8Array(bytes);
          const answer = await (signed ? deliver(house, body) : deliver(house, body, {}));
          expect([204, 403]).toContain(answer.status);
          expect(answer.status === 204).toBe(signed);
          await answer.arrayBuffer();
        },
      ),
      { numRuns: rounds(40) },
    );
    expect((await fetch(new URL("/healthz", house.url))).status).toBe(200);
  });

  it("[CH15] in a flood that nobody signed is still told of, by its head", async () => {
    const long = "x".repeat(1000);
    for (let n = 0; n <= QUARANTINED.most; n += 1)
      expect(await refused(await deliver(house, long, {}))).toBe(403);
    const [newest] = await house.store.quarantine.list(1);
    expect(newest).toMatchObject({ reason: "not_verified_flood", bytes: long.length });
    for (let n = QUARANTINED.most; n <= DROWNED.most; n += 1) await deliver(house, `${n}`, {});
    const kept = await house.store.quarantine.list(2 * DROWNED.most);
    expect(kept.length).toBeLessThanOrEqual(DROWNED.most);
    expect(await refused(await deliver(house, long, {}))).toBe(403);
    expect(await house.store.quarantine.list(2 * DROWNED.most)).toEqual(kept);
    const told = house.logged.filter((line) => line.includes("delivery_flood"));
    expect(told.length).toBeGreaterThan(0);
    // One line a minute, however many came.
    expect(told.length).toBeLessThanOrEqual(5);
    expect(house.logged.filter((line) => line.includes("delivery_quarantined")).length).toBeLessThan(200);
  });

  it("to a channel or path that is not there finds nothing", async () => {
    for (const path of [
      "/channels/nowhere/webhook",
      "/channels/",
      "/channels/loopback/elsewhere",
      "/channels/%2e%2e",
    ])
      expect(await refused(await page(path, { method: "POST", body: WORDS }))).toBe(404);
  });
});

describe("a hostile form", () => {
  it("that is too large is not taken", async () => {
    const body = `text=${"a".repeat(FORM_MAX)}`;
    expect(await refused(await page("/channels/loopback", { method: "POST", body }))).toBe(413);
  });

  it.each([
    ["application/x-www-form-urlencoded", `text=${WORDS}%00%E0%A4%A`],
    ["multipart/form-data; boundary=x", `--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n${WORDS}`],
    ["multipart/form-data", WORDS],
    ["application/json", `{"text":"${WORDS}"}`],
  ])("of %s that no page of ours made is answered without repeating it", async (type, body) => {
    const answer = await page("/channels/loopback", {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain(WORDS);
  });

  it("that borrows another page's key hides nobody's words", async () => {
    const nonce = "0123456789abcdef".repeat(2);
    for (const person of [4, 5]) {
      const body = new URLSearchParams({ nonce, text: `words of ${person}` });
      const answer = await page(`/channels/loopback?person=${person}`, { method: "POST", body });
      expect(answer.status).toBe(303);
    }
    const { rows } = await house.store.contacts.queue();
    const entries = (await Promise.all(rows.map(({ id }) => house.store.contacts.entries(id, 0)))).flat();
    const texts = entries.map(({ text }) => text);
    for (const words of ["words of 4", "words of 5"]) expect(texts).toContain(words);
  });

  it("leaves nothing of what was sent in the log", () => {
    expect(house.logged.join("\n")).not.toMatch(/PLEASE|0142|half a|before/);
    expect(house.logged.join("\n")).toContain("delivery_quarantined");
  });
});
