import { MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import {
  CALLER,
  FULL,
  GONE,
  INTAKE,
  startMailLab,
  until,
  type MailLab,
} from "@holdfast/channel-email/testing";
import { variableName } from "@holdfast/channel-kit";
import type { Entry } from "@holdfast/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { somebody } from "../testing/held-text.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const SETUP_MS = 300_000;
const TEST_MS = 60_000;

let lab: MailLab;
let house: TestGateway;
let dana: UserId;
beforeAll(async () => {
  lab = await startMailLab();
  const fields = Object.entries(lab.variables());
  house = await testGateway({
    environment: Object.fromEntries(fields.map(([field, value]) => [variableName("email", field), value])),
    channels: [{ id: "email", load: () => import("@holdfast/channel-email") }],
  });
  dana = await somebody(house.store);
}, SETUP_MS);
afterAll(async () => {
  await house?.close();
  await lab?.close();
}, SETUP_MS);

const entries = (id: ContactId): Promise<readonly Entry[]> => house.store.contacts.entries(id, 0);
const holds = async (id: ContactId, words: string): Promise<boolean> =>
  (await entries(id)).some(({ text }) => text?.includes(words) ?? false);

/** The contact in which these words stand, once they do. */
async function contactOf(words: string): Promise<ContactId> {
  const look = async (): Promise<ContactId | undefined> => {
    const { rows } = await house.store.contacts.queue();
    for (const { id } of rows) if (await holds(id, words)) return id;
    return undefined;
  };
  await until(`"${words}"`, async () => (await look()) !== undefined);
  const found = await look();
  if (found === undefined) throw new Error("the words went away again");
  return found;
}

/** Somebody writes, and Dana holds it. */
async function heldMail(from: string, subject: string, words: string, messageId: string): Promise<ContactId> {
  await lab.bring({ from, subject, text: words, messageId });
  const id = await contactOf(words);
  const version = (await house.store.contacts.contact(id))?.row.version ?? 0;
  await house.store.moves.move(id, dana, version, { kind: "claim" });
  return id;
}

async function answer(contactId: ContactId, text: string): Promise<MessageId> {
  const messageId = MessageId.parse(crypto.randomUUID());
  const { kind } = await house.store.answers.answer({
    contactId,
    messageId,
    by: dana,
    text,
    validForMs: null,
  });
  if (kind !== "queued") throw new Error(`the answer is ${kind}`);
  return messageId;
}

const stateOf = async (contact: ContactId, id: MessageId): Promise<string | null> =>
  (await entries(contact)).find((entry) => entry.id === id)?.sendState ?? null;
const becomes = (contact: ContactId, id: MessageId, state: string): Promise<void> =>
  until(`that it is ${state}`, async () => (await stateOf(contact, id)) === state);

/** Our mail with these words as it lies in their mailbox, unfolded. */
async function delivered(words: string, to = CALLER): Promise<string> {
  const find = async (): Promise<string | undefined> =>
    (await lab.delivered(to)).find((mail) => mail.includes(words));
  await until(`"${words}" over there`, async () => (await find()) !== undefined);
  return ((await find()) ?? "").replaceAll("\r\n", "\n").replaceAll(/\n[ \t]/g, " ");
}
const header = (mail: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, "im").exec(mail)?.[1]?.trim() ?? "";

describe("a conversation by mail, from their mail program through real servers and back", () => {
  it(
    "stays one contact, whichever way they answer",
    async () => {
      const id = await heldMail(CALLER, "A quail asks", "Is this the quail line?", "<quail@example.test>");
      const sent = await answer(id, "It is. We can write here.");
      const mail = await delivered("It is. We can write here.");
      expect(header(mail, "Subject")).toBe("Re: A quail asks");
      expect(header(mail, "In-Reply-To")).toBe("<quail@example.test>");
      await becomes(id, sent, "sent");

      const ours = header(mail, "Message-ID");
      const tagged = header(mail, "Reply-To");
      // With everything that mail programs keep; with the address alone, from elsewhere; with the reference alone.
      await lab.bring({
        to: tagged,
        text: "quail one",
        inReplyTo: ours,
        references: ["<quail@example.test>", ours],
      });
      await lab.bring({ from: "another@example.test", to: tagged, text: "quail two" });
      await lab.bring({ to: INTAKE, text: "quail three", references: [ours] });
      await lab.bring({ to: INTAKE, text: "quail four", inReplyTo: "<quail@example.test>" });
      for (const words of ["quail one", "quail two", "quail three", "quail four"])
        await until(words, () => holds(id, words));
      // The same subject by itself joins nothing.
      await lab.bring({ from: "third@example.test", subject: "Re: A quail asks", text: "quail five" });
      expect(await contactOf("quail five")).not.toBe(id);
    },
    TEST_MS,
  );

  it(
    "[EM33] a mail that comes back is told at the message that it was",
    async () => {
      const id = await heldMail(FULL, "A plover asks", "Is this the plover line?", "<plover@example.test>");
      const sent = await answer(id, `It is. ${"We write much. ".repeat(400)}`);
      await becomes(id, sent, "failed");
      // The report itself comes to stand below, as a machine's.
      const brought = async (): Promise<number> =>
        (await entries(id)).filter(({ kind }) => kind === "inbound").length;
      await until("the report", async () => (await brought()) === 2);
      expect(await stateOf(id, sent)).toBe("failed");
    },
    TEST_MS,
  );

  it(
    "[EM91] whom no mailbox belongs to is told at once",
    async () => {
      const id = await heldMail(GONE, "A dunlin asks", "Is this the dunlin line?", "<dunlin@example.test>");
      const sent = await answer(id, "It is.");
      await becomes(id, sent, "failed");
      expect(await entries(id)).toHaveLength(2);
    },
    TEST_MS,
  );

  it(
    "[CH30] an answering machine at the other end makes nobody wait, and is answered by nothing",
    async () => {
      const id = await heldMail(CALLER, "A knot asks", "Is this the knot line?", "<knot@example.test>");
      await answer(id, "It is, at the knot.");
      const mail = await delivered("It is, at the knot.");
      const before = (await lab.delivered(CALLER)).length;
      await lab.bring({
        from: "",
        to: header(mail, "Reply-To"),
        raw: `From: ${CALLER}\r\nTo: ${INTAKE}\r\nSubject: Automatic reply\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: ${header(mail, "Message-ID")}\r\n\r\nI am away from the knot\r\n`,
      });
      await until("the machine's words", () => holds(id, "I am away from the knot"));
      expect((await house.store.contacts.contact(id))?.row.unanswered).toBe(0);
      expect((await lab.delivered(CALLER)).length).toBe(before);
    },
    TEST_MS,
  );

  it("[EM83] leaves no word, no address and no secret in the gateway's log", () => {
    const told = house.logged.join("\n");
    expect(told).not.toBe("");
    for (const word of [
      "quail",
      "plover",
      "dunlin",
      "knot",
      "example.test",
      "intake@",
      "invented",
      "caller",
      "asks",
    ])
      expect(told).not.toContain(word);
  });
});
