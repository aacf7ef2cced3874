import { InboundEvent } from "@holdfast/channel-kit";
import { afterAll, expect, it } from "vitest";
import { eventsOf } from "../reading/mail-events.ts";
import { openReader, type Reading } from "../reading/reader.ts";
import type { ReadMail } from "../reading/read-mail.ts";
import { tagKey } from "../threading/thread-of.ts";
import type { CorpusMail, Expected } from "./corpus-mail.ts";
import { CORPUS_HOUSE, corpusSign } from "./house.ts";
import { BOUNCE_MAILS } from "./bounces.ts";
import { BROKEN_MAILS } from "./broken.ts";
import { CHARSET_MAILS } from "./charsets.ts";
import { FILE_NAME_MAILS } from "./file-names.ts";
import { FORGERY_MAILS } from "./forgeries.ts";
import { FORM_MAILS } from "./forms.ts";
import { FREE_REPORT_MAILS } from "./free-reports.ts";
import { HEADER_MAILS } from "./headers.ts";
import { HTML_MAILS } from "./html.ts";
import { CORPUS } from "./index.ts";
import { MACHINE_MAILS } from "./machines.ts";
import { PEOPLE_MAILS } from "./people.ts";
import { STRUCTURE_MAILS } from "./structures.ts";
import { THREAD_MAILS } from "./threads.ts";
import { TRANSFER_MAILS } from "./transfers.ts";
import { WRAPPED_MAILS } from "./wrapped.ts";

/** Which rule each theme of the table shows. */
const THEMES: readonly (readonly [rule: string, mails: readonly CorpusMail[]])[] = [
  ["EM1", CHARSET_MAILS],
  ["EM3", HEADER_MAILS],
  ["EM4", PEOPLE_MAILS],
  ["EM6", BROKEN_MAILS],
  ["EM7", TRANSFER_MAILS],
  ["EM8", STRUCTURE_MAILS],
  ["EM8", WRAPPED_MAILS],
  ["EM9", FILE_NAME_MAILS],
  ["EM10", HTML_MAILS],
  ["EM21", THREAD_MAILS],
  ["EM30", MACHINE_MAILS],
  ["EM36", FORM_MAILS],
  ["EM31", BOUNCE_MAILS],
  ["EM31", FREE_REPORT_MAILS],
  ["EM34", FORGERY_MAILS],
];

const reader = openReader({ workers: 2, house: CORPUS_HOUSE });
afterAll(() => reader.close());

function understood(
  mail: ReadMail,
  expected: Expected,
): Omit<Expected, "html" | "quoted" | "about" | "bounce"> {
  const { verdict } = mail;
  return {
    from: mail.from ? [mail.from.name, mail.from.address] : null,
    to: mail.to.map(({ name, address }) => [name, address] as const),
    cc: mail.cc.map(({ name, address }) => [name, address] as const),
    along: [
      mail.addressees.us,
      ...mail.addressees.others.map(({ name, address }) => [name, address] as const),
    ],
    subject: mail.subject,
    text: mail.text,
    files: mail.files.map(({ name, type, role, bytes }, index) => ({
      name,
      type,
      ...(role === "attachment" ? {} : { role }),
      ...(expected.files[index]?.size === undefined ? {} : { size: bytes.length }),
    })),
    kind: verdict.kind === "robot" ? verdict.automatic : verdict.kind,
    messageId: mail.messageId,
    thread: mail.follows,
    signs: mail.signs,
    partly: mail.partly.toSorted(),
  };
}

it("[EM39] the corpus has at least a hundred and fifty mails, no two alike, and all of them are read", () => {
  expect(new Set(ROWS.map(([, , mail]) => mail))).toEqual(new Set(CORPUS));
  expect(CORPUS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  expect(
    new Set(CORPUS.map(({ raw, envelope }) => raw.toString("latin1") + JSON.stringify(envelope))).size,
  ).toBe(CORPUS.length);
});

async function read({ raw, envelope }: CorpusMail): Promise<Reading> {
  return reader.read(raw, envelope);
}

const ROWS = THEMES.flatMap(([rule, mails]) => mails.map((mail) => [rule, mail.name, mail] as const));

it.each(ROWS)("[%s] %s is understood as it was meant", async (_rule, _name, corpusMail) => {
  const { expected, raw, envelope } = corpusMail;
  const reading = await read(corpusMail);
  if (reading.kind !== "mail") throw new Error(reading.reason);
  const { mail } = reading;
  const { html, quoted, about, bounce, thread, partly, ...plain } = expected;
  expect(understood(mail, expected)).toEqual({
    ...plain,
    thread: thread.filter((key) => !key.startsWith("tag:")),
    partly: partly.toSorted(),
  });
  expect(mail.html === null).toBe(html === undefined);
  for (const piece of html?.has ?? []) expect(mail.html).toContain(piece);
  for (const piece of html?.lacks ?? []) expect(mail.html).not.toContain(piece);
  expect(mail.quotedFrom).toBe(quoted === undefined ? null : mail.text.indexOf(quoted));
  expect(mail.about?.messageId ?? null).toBe(about ?? null);
  expect(mail.verdict.kind === "bounce" ? [mail.verdict.state, mail.verdict.reason] : undefined).toEqual(
    bounce,
  );
  const events = eventsOf(
    reading,
    { raw, ...envelope, isHead: false, lowTrust: false },
    CORPUS_HOUSE,
    corpusSign,
  );
  const message = events.at(-1);
  if (message?.kind !== "message") throw new Error("a mail that is no message");
  const tags = thread.flatMap((key) => (key.startsWith("tag:") ? [tagKey(key.slice(4))] : []));
  expect(message.refs?.slice(0, tags.length)).toEqual(tags);
  expect([message.senderName, message.addressees]).toEqual([mail.from?.name ?? null, mail.addressees]);
  for (const event of events) expect(InboundEvent.safeParse(event).success).toBe(true);
});
