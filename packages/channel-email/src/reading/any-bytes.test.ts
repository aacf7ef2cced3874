import { rounds } from "@holdfast/tooling/rounds";
import { InboundEvent } from "@holdfast/channel-kit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { CORPUS_HOUSE, corpusSign } from "../corpus/house.ts";
import { CORPUS } from "../corpus/index.ts";
import { eventsOf } from "./mail-events.ts";
import { readMail, type ReadMail } from "./read-mail.ts";

const NOBODY = { from: null, to: [], receivedAt: null };
/** A small mail takes a few milliseconds; a machine that is busy may take many times that. */
const TIME_MS = 3_000;

const HARMLESS =
  /^<\/?(p|br|div|span|b|strong|i|em|u|s|strike|del|ins|small|sub|sup|big|font|center|blockquote|q|cite|code|pre|kbd|samp|tt|hr|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|address|abbr|bdi)( (dir|lang|title|colspan|rowspan|start)(="[^"<>]*")?)* ?\/?>$/;

/** Reads, and demands what holds of every mail. */
function readAny(raw: Uint8Array): ReadMail {
  const began = performance.now();
  const mail = readMail(raw, NOBODY, CORPUS_HOUSE);
  expect(performance.now() - began).toBeLessThan(TIME_MS);
  const brought = { raw, ...NOBODY, isHead: false, lowTrust: false };
  for (const event of eventsOf({ kind: "mail", mail }, brought, CORPUS_HOUSE, corpusSign)) {
    expect(InboundEvent.safeParse(event).error).toBeUndefined();
  }
  for (const line of [
    mail.subject,
    mail.from?.name,
    mail.from?.address,
    mail.messageId,
    ...mail.files.map(({ name }) => name),
  ]) {
    expect(line ?? "").not.toMatch(/[\p{Cc}\p{Cs}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u);
  }
  expect(mail.text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
  expect(mail.html ?? "").not.toMatch(/[^\P{Cc}\n\r\t]|\p{Cs}/u);
  // Words may look like anything; a tag is one of those that show words, with nothing in it that leads or loads.
  for (const [tag] of (mail.html ?? "").matchAll(/<[a-z/!?][^>]*>/gi)) expect(tag).toMatch(HARMLESS);
  return mail;
}

const bytes = (mail: { raw: Buffer }): Uint8Array => mail.raw;
const someMail = fc.constantFrom(...CORPUS).map(bytes);
/** Pieces that mean something to a reader, so that chance comes to the places where it matters. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 20, size: "medium" }),
  fc
    .constantFrom(
      "\r\n",
      "\n\n",
      "--b1",
      "--b1--\r\n",
      "=?utf-8?Q?",
      "?=",
      "<",
      ">",
      '"',
      "(",
      ";",
      "=\r\n",
      "Content-Type: multipart/mixed; boundary=b1\r\n",
      "Content-Transfer-Encoding: base64\r\n",
      "begin 644 x\n",
      "\u0000",
      "<div style='display:none'>",
      "<script>",
      "&lt;",
      "<!--",
    )
    .map((text) => Buffer.from(text, "latin1")),
);
type Change = { readonly at: number; readonly gone: number; readonly put: Uint8Array };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 3_000 }),
  gone: fc.nat({ max: 40 }),
  put: piece,
});

function changed(raw: Uint8Array, changes: readonly Change[]): Uint8Array {
  let now = Buffer.from(raw);
  for (const { at, gone, put } of changes) {
    const from = at % (now.length + 1);
    now = Buffer.concat([now.subarray(0, from), put, now.subarray(from + gone)]);
  }
  return now;
}

it("[EM42] any bytes at all are read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000, size: "max" }), (raw) => {
      expect(readAny(raw).dedupeKey).toMatch(/^mail:/);
    }),
    { numRuns: rounds(300) },
  );
});

it("[EM42] a mail that breaks off anywhere is read", () => {
  fc.assert(
    fc.property(someMail, fc.nat(), (raw, at) => {
      expect(readAny(raw.subarray(0, at % (raw.length + 1))).dedupeKey).toMatch(/^mail:/);
    }),
    { numRuns: rounds(500) },
  );
});

it("[EM42] a mail that was changed anywhere is read", () => {
  fc.assert(
    fc.property(someMail, fc.array(change, { minLength: 1, maxLength: 8 }), (raw, changes) => {
      expect(readAny(changed(raw, changes)).dedupeKey).toMatch(/^mail:/);
    }),
    { numRuns: rounds(800) },
  );
});

it("[EM42] one mail inside another is read", () => {
  fc.assert(
    fc.property(someMail, someMail, fc.nat(), (outer, inner, at) => {
      expect(readAny(changed(outer, [{ at, gone: 0, put: inner }])).dedupeKey).toMatch(/^mail:/);
    }),
    { numRuns: rounds(200) },
  );
});

it("[EM42] the same bytes are the same mail", () => {
  fc.assert(
    fc.property(someMail, fc.array(change, { maxLength: 3 }), (raw, changes) => {
      const mail = changed(raw, changes);
      expect(readMail(Buffer.from(mail), NOBODY, CORPUS_HOUSE)).toEqual(readMail(mail, NOBODY, CORPUS_HOUSE));
    }),
    { numRuns: rounds(100) },
  );
});

it("[EM42] no word is read that was not written, and none that was written in plain is missing", () => {
  const word = fc.stringMatching(/^[a-z]{4,9}$/);
  const layout = fc.constantFrom(
    "",
    "Content-Type: text/plain\n",
    "Content-Type: multipart/mixed; boundary=never\n",
    "MIME-Version: 1.0\n",
  );
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60, size: "medium" }),
      layout,
      fc.constantFrom(" ", "\n", "\r\n", "\n> ", "\n\n"),
      (words, head, between) => {
        const raw = `From: a@example.org\n${head}\n${words.join(between)}\n`;
        const { text } = readAny(Buffer.from(raw));
        expect(text.match(/[a-z]+/g)).toEqual(words);
      },
    ),
    { numRuns: rounds(300) },
  );
});

it("[EM6] whatever happens to a mail's headers, words that stand in its body in plain are read", () => {
  const mail = CORPUS.find(({ name }) => name === "a bare address");
  const head = (mail?.raw ?? Buffer.alloc(0)).toString("latin1").split("\r\n\r\n")[0] ?? "";
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ maxLength: 8 }), (at, put) => {
      const broken = changed(Buffer.from(head, "latin1"), [{ at: at % head.length, gone: 3, put }]);
      const raw = Buffer.concat([broken, Buffer.from("\r\n\r\nAre you there?\r\n")]);
      expect(readAny(raw).text).toContain("Are you there?");
    }),
    { numRuns: rounds(300) },
  );
});
