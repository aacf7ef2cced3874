import { ChannelId, MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import {
  CALLER,
  FULL,
  GONE,
  HELP,
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
  const variables = lab.variables();
  // A mailbox of its own for each of our two addresses; one account sends for both.
  const fields = Object.entries({
    ...variables,
    addresses: `${INTAKE} ${HELP}`,
    mailboxes: `${variables["mailboxes"]} ${mailboxOf(HELP)}`,
  });
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

/** One of our mailboxes as the settings name it. */
function mailboxOf(address: string): string {
  const { host, port, user, password } = lab.mailbox(address);
  return `imaps://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}`;
}

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
async function heldMail(
  from: string,
  subject: string,
  words: string,
  messageId: string,
  to = INTAKE,
): Promise<ContactId> {
  await lab.bring({ from, to, subject, text: words, messageId });
  const id = await contactOf(words);
  const version = (await house.store.contacts.contact(id))?.row.version ?? 0;
  await house.store.moves.move(id, dana, version, { kind: "claim" });
  return id;
}

async function answer(contactId: ContactId, text: string): Promise<MessageId> {
  const messageId = MessageId.parse(crypto.randomUUID());
  const { kind } = await house.store.answers.answer({
    check: () => null,
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
    "[EM89] answers each from the address that was written to, and follows them when they write to the other",
    async () => {
      const [one, two] = [
        await heldMail(CALLER, "A dipper asks", "Is this the dipper line?", "<dipper@example.test>"),
        await heldMail(CALLER, "A siskin asks", "Is this the siskin line?", "<siskin@example.test>", HELP),
      ];
      await answer(one, "It is, at the dipper.");
      await answer(two, "It is, at the siskin.");
      const [dipper, siskin] = [
        await delivered("It is, at the dipper."),
        await delivered("It is, at the siskin."),
      ];
      for (const [mail, ours, other] of [
        [dipper, INTAKE, HELP],
        [siskin, HELP, INTAKE],
      ] as const) {
        const [local] = ours.split("@");
        expect(header(mail, "From")).toBe(`Info <${ours}>`);
        for (const name of ["Reply-To", "Return-Path"]) expect(header(mail, name)).toContain(`${local}+`);
        expect(mail.slice(0, mail.indexOf("\n\n"))).not.toContain(`${other.split("@")[0]}@`);
      }
      // Back through the tagged address of each, and then by the other one of ours.
      await lab.bring({ to: header(siskin, "Reply-To"), text: "siskin two" });
      await until("siskin two", () => holds(two, "siskin two"));
      await answer(two, "Still at the siskin.");
      expect(header(await delivered("Still at the siskin."), "From")).toBe(`Info <${HELP}>`);
      await lab.bring({ to: INTAKE, text: "siskin three", inReplyTo: header(siskin, "Message-ID") });
      await until("siskin three", () => holds(two, "siskin three"));
      await answer(two, "Now from the other.");
      expect(header(await delivered("Now from the other."), "From")).toBe(`Info <${INTAKE}>`);
    },
    TEST_MS,
  );

  it(
    "[EM38] a report by somebody who knows the mail's name and the thread's address changes nothing, and is doubted",
    async () => {
      const id = await heldMail(CALLER, "A godwit asks", "Is this the godwit line?", "<godwit@example.test>");
      const sent = await answer(id, "It is, at the godwit.");
      const mail = await delivered("It is, at the godwit.");
      await becomes(id, sent, "sent");
      const report = (to: string, words: string): Parameters<MailLab["bring"]>[0] => ({
        from: "",
        to,
        raw: [
          `From: Mail Delivery System <MAILER-DAEMON@example.test>`,
          `To: ${to}`,
          "Subject: Undelivered Mail Returned to Sender",
          "Auto-Submitted: auto-replied",
          'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
          "",
          `--b\r\n\r\n${words}\r\n--b\r\nContent-Type: message/delivery-status\r\n`,
          "Reporting-MTA: dns; example.test\r\n",
          `Final-Recipient: rfc822; ${CALLER}\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
          "--b\r\nContent-Type: text/rfc822-headers\r\n",
          `Message-ID: ${header(mail, "Message-ID")}\r\n`,
          "--b--\r\n",
        ].join("\r\n"),
      });
      for (const [index, to] of [INTAKE, HELP, header(mail, "Reply-To")].entries()) {
        await lab.bring(report(to, `forged godwit ${index}`));
        await until("the forged report", () => holds(id, `forged godwit ${index}`));
      }
      expect(await stateOf(id, sent)).toBe("sent");
      const forged = (await entries(id)).filter(({ text }) => text?.includes("forged godwit"));
      expect(forged.map((entry) => entry.mail)).toMatchObject(
        forged.map(() => ({ automatic: "report", signs: ["report_unproved"] })),
      );
      // The envelope's own address, as only servers on the way and the recipient's mailbox have it.
      const path = header(mail, "Return-Path").replaceAll(/[<>]/g, "");
      await lab.bring(report(path, "true godwit"));
      await becomes(id, sent, "failed");
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
      "dipper",
      "siskin",
      "godwit",
      "example.test",
      "intake@",
      "invented",
      "caller",
      "asks",
    ])
      expect(told).not.toContain(word);
  });
});

describe("alarms by mail, through a real Postfix", () => {
  it(
    "[G632] [G633] confirm where somebody wishes to be told, tell them in one text that says nothing of anybody, and begin no contact",
    async () => {
      const lee = await house.signIn("lee");
      const done = async (mutation: string) =>
        (await house.ask(lee, `mutation { done: ${mutation} { __typename } }`, {})).data?.["done"];
      expect(await done(`setAlarmAddress(way: email, address: "${CALLER}", language: en)`)).toEqual({
        __typename: "AlarmCodeSent",
      });
      const code = /ten minutes: ([0-9]{6})/u.exec(await delivered("good for ten minutes"))?.[1] ?? "";
      expect(await done(`confirmAlarmAddress(way: email, code: "${code}")`)).toEqual({
        __typename: "AlarmAddressConfirmed",
      });
      const now = Date.now();
      const userId = (await house.store.staff.list()).find(({ name }) => name === "Lee")?.id;
      if (userId === undefined) throw new Error("Lee works here");
      const shift = { duty: "lead" as const, userId, from: now - 60_000, until: now + 3_600_000 };
      const { rows: before } = await house.store.contacts.queue();
      await house.store.rota.change(userId, 0, {
        from: now - 60_000,
        until: now + 3_600_000,
        ended: [],
        added: [shift],
      });
      await house.store.outages.report({
        channel: ChannelId.parse("another"),
        since: now - 600_000,
        seenAt: now,
        reason: "unreachable",
        by: "another",
      });
      const mail = await delivered("You are needed on call.");
      expect(header(mail, "Subject")).toBe("Re:");
      expect(mail).toContain(house.url.host);
      for (const telling of ["another", "channel", "Lee", "Dana"]) expect(mail).not.toContain(telling);
      expect((await house.store.contacts.queue()).rows.map(({ id }) => id)).toEqual(
        before.map(({ id }) => id),
      );
    },
    TEST_MS,
  );
});
