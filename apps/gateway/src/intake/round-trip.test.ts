import { randomUUID } from "node:crypto";
import { MessageId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver, LOOPBACK, say } from "../testing/loopback.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway(LOOPBACK);
});
afterAll(() => house.close());

async function contactWith(text: string) {
  const { rows } = await house.store.contacts.queue();
  for (const row of rows) {
    const entries = await house.store.contacts.entries(row.id, 0);
    if (entries.some((entry) => entry.text === text)) return { row, entries };
  }
  throw new Error("no such contact");
}

/** An advocate claims the contact in which `text` was written and answers it. */
async function claimAndAnswer(text: string, answer: string): Promise<MessageId> {
  const { row } = await contactWith(text);
  const dana = (await house.store.staff.list()).find(({ role }) => role === "advocate");
  if (dana === undefined) throw new Error("nobody works here");
  const moved = await house.store.moves.move(row.id, dana.id, row.version, { kind: "claim" });
  expect(moved.kind).toBe("moved");
  const messageId = MessageId.parse(randomUUID());
  const queued = await house.store.answers.answer({
    check: () => null,
    contactId: row.id,
    messageId,
    by: dana.id,
    text: answer,
    validForMs: 120_000,
  });
  expect(queued.kind).toBe("queued");
  return messageId;
}

async function sendStateOf(text: string, id: MessageId): Promise<string | null | undefined> {
  return (await contactWith(text)).entries.find((entry) => entry.id === id)?.sendState;
}

const page = async (person: number): Promise<string> => {
  const answer = await fetch(new URL(`/channels/loopback?person=${person}`, house.url));
  expect(answer.status).toBe(200);
  return answer.text();
};

async function write(person: number, text: string): Promise<Response> {
  const nonce = /name="nonce" value="([0-9a-f]{32})"/.exec(await page(person))?.[1] ?? "";
  return fetch(new URL(`/channels/loopback?person=${person}`, house.url), {
    method: "POST",
    body: new URLSearchParams({ nonce, text }),
    redirect: "manual",
  });
}

describe("a conversation from the page to the store and back", () => {
  it("arrives, is answered, is read, and counts as delivered once it was shown", async () => {
    expect((await write(1, "Is anyone there?")).status).toBe(303);
    const { row } = await contactWith("Is anyone there?");
    expect(row).toMatchObject({ channel: "loopback", medium: "text", status: "waiting", danger: null });
    const messageId = await claimAndAnswer("Is anyone there?", "We are here.");
    await expect.poll(async () => sendStateOf("Is anyone there?", messageId)).toBe("sent");
    expect(await page(1)).toContain("We are here.");
    expect(await sendStateOf("Is anyone there?", messageId)).toBe("delivered");
    expect(await page(2)).not.toContain("We are here.");
  });

  it("continues in the same contact when they write again", async () => {
    await write(1, "Thank you");
    const { entries } = await contactWith("Thank you");
    expect(entries.map(({ text }) => text)).toContain("Is anyone there?");
  });

  it("the page carries the public headers and is found with and without a last slash", async () => {
    for (const path of ["/channels/loopback", "/channels/loopback/"]) {
      const answer = await fetch(new URL(path, house.url));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("permissions-policy")).toBe(
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
      );
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
  });

  it("a provider's receipt moves a message forward, once, and an opt-out stops the next one", async () => {
    await say(house, { event: "m1", from: "receipts", text: "first words" });
    const messageId = await claimAndAnswer("first words", "An answer.");
    await expect.poll(async () => sendStateOf("first words", messageId)).toBe("sent");
    const receipt = (event: string, state: string) =>
      deliver(house, JSON.stringify({ kind: "receipt", event, messageId, state }));
    expect((await receipt("r1", "delivered")).status).toBe(204);
    expect(await sendStateOf("first words", messageId)).toBe("delivered");
    expect((await receipt("r2", "sent")).status).toBe(204);
    expect(await sendStateOf("first words", messageId)).toBe("delivered");

    await deliver(house, JSON.stringify({ kind: "opt_out", event: "o1", from: "receipts", optedOut: true }));
    const { row } = await contactWith("first words");
    if (row.holder === null) throw new Error("nobody holds it");
    const cookie = await house.signIn(row.holder.name.toLowerCase());
    const { data } = await house.ask(
      cookie,
      `mutation ($id: ID!, $message: ID!) { sendMessage(contactId: $id, messageId: $message, text: "One more.") {
         __typename ... on ReachRefused { decision { locks { lock } } } } }`,
      { id: row.id, message: randomUUID() },
    );
    expect(data?.["sendMessage"]).toMatchObject({ decision: { locks: [{ lock: "opted_out" }] } });
  });

  it("many submissions of one client are marked, and every one of them is stored", async () => {
    for (let n = 0; n < 8; n += 1) expect((await write(5, `submission ${n}`)).status).toBe(303);
    const { row, entries } = await contactWith("submission 0");
    expect(entries).toHaveLength(8);
    expect(row.lowTrust).toBe(true);
  });

  it("logs no word and no thread of it", () => {
    const logged = house.logged.join("\n");
    expect(logged).toContain("handed_over");
    expect(logged).not.toMatch(/Is anyone|We are here|person-1|receipts|submission/);
  });
});
