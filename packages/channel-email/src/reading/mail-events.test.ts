import { createHmac } from "node:crypto";
import { InboundEvent } from "@holdfast/channel-kit";
import { expect, it } from "vitest";
import { BOUNCE_MAILS } from "../corpus/bounces.ts";
import { CORPUS_HOUSE } from "../corpus/house.ts";
import { reportAddress } from "../threading/report-address.ts";
import { eventsOf, type Brought } from "./mail-events.ts";
import { readMail } from "./read-mail.ts";

const sign = (text: string): Uint8Array => createHmac("sha256", "key").update(text).digest();
const brought = (raw: string | Buffer, more: Partial<Brought> = {}): Brought => ({
  raw: Buffer.from(raw),
  from: "ada@example.org",
  to: ["intake@line.example"],
  receivedAt: 1_000,
  isHead: false,
  lowTrust: false,
  ...more,
});
const told = (given: Brought) =>
  eventsOf({ kind: "mail", mail: readMail(given.raw, given, CORPUS_HOUSE) }, given, CORPUS_HOUSE, sign);
const HELLO =
  "From: Ada <ada@example.org>\nDate: Thu, 05 Mar 2026 10:00:00 +0100\nMessage-ID: <one@example.org>\n\nAre you there?";
const FAILED = "Postfix: nobody of that name";
const OURS = { messageId: "0190f3c2-7a11-7b22-8c33-123456789abc", tag: "ABCDEFGHIJ234567" };
/** What only whoever saw the envelope of our mail can write to. */
const proved = reportAddress({ ...OURS, at: 1_000 }, "intake@line.example", sign);
const bounce = (name: string, { raw, ...more }: Partial<Brought> = {}) => {
  const mail = BOUNCE_MAILS.find((one) => one.name === name);
  if (!mail) throw new Error(name);
  return told(brought(raw === undefined ? mail.raw : mailWith(raw, mail.raw), { ...mail.envelope, ...more }));
};
const mailWith = (head: Uint8Array, raw: Uint8Array | string): Buffer =>
  Buffer.concat([head, Buffer.from(raw)]);
const kinds = (events: ReturnType<typeof told>) => events.map(({ kind }) => kind);

it("[EM20] a mail is one message, at the time our server took it, with its name as it came", () => {
  const [message, ...others] = told(brought(HELLO));
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    kind: "message",
    address: "ada@example.org",
    sentAt: 1_000,
    ref: "<one@example.org>",
    automatic: null,
    source: null,
  });
  expect(InboundEvent.safeParse(message).success).toBe(true);
});

it("[EM35] a mail says who wrote it, and who reads along", () => {
  const [message] = told(brought(`To: intake@line.example, Bob <bob@example.org>\n${HELLO}`));
  expect(message).toMatchObject({
    senderName: "Ada",
    address: "ada@example.org",
    addressees: {
      us: "to",
      others: [{ name: "Bob", address: "bob@example.org" }],
      count: 1,
      hasMore: false,
    },
  });
});

const FORM =
  "Authentication-Results: mx.line.example; dkim=pass header.d=site.example\nFrom: Website <forms@site.example>\nAuto-Submitted: auto-generated\nMessage-ID: <form@site.example>\n";
const byForm = (head: string, words = "Are you there?") =>
  told(
    brought(`${head}${FORM}\n${words}`, {
      from: "forms@site.example",
      formSenders: ["forms@site.example"],
    }),
  )[0];

it("[EM36] what somebody wrote into a form is theirs, and an answer goes to them or to nobody", () => {
  expect(byForm("Reply-To: Ada <ada@example.org>\n")).toMatchObject({
    address: "ada@example.org",
    senderName: "Ada",
    automatic: null,
    signs: ["typed_address"],
  });
  expect(byForm("")).toMatchObject({ address: null, senderName: null, automatic: null, signs: [] });
});

it("[EM89] whoever wrote into a form wrote to no address of ours, whatever its program wrote to", () => {
  const head = "To: second@line.example\n";
  expect(byForm(head)).toMatchObject({ via: null });
  expect(told(brought(`${head}${HELLO}`))[0]).toMatchObject({ via: "second@line.example" });
});

it("[EM36] two who write by one form are two, though it calls all its mails alike", () => {
  const all = [
    byForm("Reply-To: ada@example.org\n"),
    byForm("Reply-To: eve@example.org\n"),
    byForm("References: <zero@site.example>\n", "Nobody may know my address."),
    byForm("References: <zero@site.example>\n", "Nor mine."),
  ].flatMap((event) => (event?.kind === "message" ? [event] : []));
  expect(new Set(all.map(({ threadKey }) => threadKey)).size).toBe(4);
  expect(all.map(({ refs }) => refs)).toEqual([[], [], [], []]);
});

it("[EM33] a report that one of our messages failed sets its state, and is a message in its thread", () => {
  const [receipt, message] = bounce(FAILED, { to: [proved] });
  expect(receipt).toMatchObject({
    kind: "receipt",
    messageId: "0190f3c2-7a11-7b22-8c33-123456789abc",
    state: "failed",
    reason: "unreachable",
  });
  expect(message).toMatchObject({
    kind: "message",
    automatic: "report",
    refs: ["tag:ABCDEFGHIJ234567"],
    signs: [],
  });
});

it("[EM38] a report that came by IMAP proves itself by what our server wrote above it", () => {
  const raw = Buffer.from(`Delivered-To: ${proved}\n`);
  expect(kinds(bounce(FAILED, { raw, to: [] }))).toEqual(["receipt", "message"]);
});

it.each<[string, Partial<Brought>]>([
  ["knows the Message-ID alone", { to: ["intake@line.example"] }],
  ["knows the thread's address as well", { to: [`intake+${OURS.tag}@line.example`] }],
  [
    "saw the envelope of another message",
    {
      to: [
        reportAddress(
          { ...OURS, messageId: OURS.messageId.replace("abc", "abd"), at: 1_000 },
          "intake@line.example",
          sign,
        ),
      ],
    },
  ],
  ["comes a month later", { to: [proved], receivedAt: 31 * 86_400_000 }],
])("[EM38] a report by somebody who %s sets nothing, and is a message that is doubted", (_name, given) => {
  const events = bounce(FAILED, given);
  expect(kinds(events)).toEqual(["message"]);
  expect(events[0]).toMatchObject({
    automatic: "report",
    refs: ["tag:ABCDEFGHIJ234567"],
    signs: ["report_unproved"],
  });
});

it("[EM32, EM33] a report of a delay sets nothing, and is a message", () => {
  const events = bounce("Postfix: still being tried", { to: [proved] });
  expect(kinds(events)).toEqual(["message"]);
  expect(events[0]).toMatchObject({ signs: [] });
});

it("[EM32, EM33] a report about somebody else's mail sets nothing, and is a message", () => {
  const events = bounce("a report about a mail that is not ours", { to: [proved] });
  expect(kinds(events)).toEqual(["message"]);
  expect(events[0]).toMatchObject({ signs: ["report_unproved"] });
});

it("[EM43] what could not be read whole brings the mail as it came, unless it was never taken", () => {
  const long = `From: a@example.org\n\n${"word ".repeat(5000)}`;
  expect(told(brought(long))[0]).toMatchObject({ partly: ["too_long"], source: Buffer.from(long) });
  expect(told(brought(HELLO, { isHead: true }))[0]).toMatchObject({ partly: ["too_long"], source: null });
});

it("[EM41] a mail that cannot be read comes with its bytes and with whoever brought it", () => {
  const given = brought(HELLO);
  const keys = { dedupeKey: "mail:x", threadKey: "mail:x" };
  const reading = { kind: "unreadable", reason: "too_slow", ...keys } as const;
  expect(eventsOf(reading, given, CORPUS_HOUSE, sign)).toEqual([
    { kind: "unreadable", ...keys, address: "ada@example.org", source: given.raw },
  ]);
  for (const from of ["", "postmaster", `${"a".repeat(400)}@example.org`]) {
    expect(eventsOf(reading, { ...given, from, isHead: true }, CORPUS_HOUSE, sign)).toEqual([
      { kind: "unreadable", ...keys, address: null },
    ]);
  }
});

it("[EM24] the same mail by two roads is one, whatever servers wrote above it", () => {
  const [lmtp] = told(brought(HELLO));
  const [imap] = told(
    brought(`Received: from a by b\nDelivered-To: intake@line.example\n${HELLO}\n`.replaceAll("\n", "\r\n"), {
      from: null,
    }),
  );
  expect(lmtp?.dedupeKey).toBe(imap?.dedupeKey);
});
