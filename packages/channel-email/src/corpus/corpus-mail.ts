import type { AddressedAs, DoubtSign, PartlyReason } from "@holdfast/case-schema";
import type { Envelope } from "../reading/read-mail.ts";

/** Somebody as a header should be understood: name and address. */
export type Someone = readonly [name: string | null, address: string | null];

/** A file that should be found: name, type, role when it is no attachment, and how many bytes, where that is the point. */
export interface ExpectedFile {
  readonly name: string | null;
  readonly type: string;
  readonly role?: string;
  readonly size?: number;
}

/** What a mail is to be understood as. Written by hand, never taken from what the reader said. */
export interface Expected {
  readonly from: Someone | null;
  readonly to: readonly Someone[];
  readonly cc: readonly Someone[];
  /** How it addresses us, and who reads along. */
  readonly along: readonly [us: AddressedAs, ...others: readonly Someone[]];
  readonly subject: string | null;
  readonly text: string;
  readonly files: readonly ExpectedFile[];
  readonly kind: "person" | "auto_reply" | "list" | "report" | "bounce";
  /** Of a bounce: what became of the mail it is about. */
  readonly bounce?: readonly [state: string, reason: string | null];
  /** Of a report: the message of ours that it is about. */
  readonly about?: string;
  readonly messageId: string | null;
  /** The tags and then the Message-IDs that are asked for its thread, in order. */
  readonly thread: readonly string[];
  readonly signs: readonly DoubtSign[];
  readonly partly: readonly PartlyReason[];
  /** Pieces that the HTML shows, and that it must not hold. */
  readonly html?: { readonly has?: readonly string[]; readonly lacks?: readonly string[] };
  /** The words from which on the text is another mail's. */
  readonly quoted?: string;
}

/** One mail of the corpus. */
export interface CorpusMail {
  readonly name: string;
  readonly raw: Buffer;
  readonly envelope: Envelope;
  readonly expected: Expected;
}

/** How a row of the table makes its mail. Strings have one character for each byte. */
export interface Given {
  /** Whole, as it comes; the other fields are then of no account. */
  readonly raw?: string | Buffer;
  /** Instead of or beside the usual headers; `null` leaves one out, several repeat it. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string | Buffer;
  readonly envelope?: Partial<Envelope>;
  /** How lines end. */
  readonly breaks?: "\r\n" | "\n" | "\r";
}

export const INTAKE = "intake@line.example";

const USUAL: Readonly<Record<string, string>> = {
  From: "Ada <ada@example.org>",
  To: INTAKE,
  Subject: "Hello",
  Date: "Thu, 05 Mar 2026 10:00:00 +0100",
  "Message-ID": "<one@example.org>",
};

const UNDERSTOOD: Expected = {
  from: ["Ada", "ada@example.org"],
  to: [[null, INTAKE]],
  cc: [],
  along: ["to"],
  subject: "Hello",
  text: "Are you there?",
  files: [],
  kind: "person",
  messageId: "one@example.org",
  thread: [],
  signs: [],
  partly: [],
};

/** A row: what is unusual about a mail, how it is written, and how it is to be understood where that is not as usual. */
export function row(name: string, given: Given, expected: Partial<Expected> = {}): CorpusMail {
  return {
    name,
    raw: written(given),
    envelope: { from: "ada@example.org", to: [INTAKE], receivedAt: null, ...given.envelope },
    expected: { ...UNDERSTOOD, ...expected },
  };
}

function written({ raw, headers = {}, body = "Are you there?\n", breaks = "\r\n" }: Given): Buffer {
  const ends = (text: string): string => text.replaceAll("\n", breaks);
  if (raw !== undefined) return typeof raw === "string" ? Buffer.from(raw, "latin1") : raw;
  const all: Readonly<Record<string, string | readonly string[] | null>> = { ...USUAL, ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : (typeof value === "string" ? [value] : value).map((one) => `${name}: ${one}\n`),
  );
  const head = Buffer.from(ends(`${lines.join("")}\n`), "latin1");
  return Buffer.concat([head, typeof body === "string" ? Buffer.from(ends(body), "latin1") : body]);
}

/** Text as the bytes of its UTF-8, one character each. */
export function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function base64(text: string | Buffer): string {
  return Buffer.from(text).toString("base64").replaceAll(/.{76}/g, "$&\n");
}

/** A multipart's headers and body. Each part is its headers, an empty line, and its body. */
export function multipart(type: string, parts: readonly string[], boundary = "b1"): Given {
  return {
    headers: { "MIME-Version": "1.0", "Content-Type": `multipart/${type}; boundary="${boundary}"` },
    body: `${parts.map((part) => `--${boundary}\n${part}\n`).join("")}--${boundary}--\n`,
  };
}

/** A multipart as a part of another. */
export function nested(type: string, parts: readonly string[], boundary: string): string {
  const { body } = multipart(type, parts, boundary);
  return `Content-Type: multipart/${type}; boundary="${boundary}"\n\n${String(body)}`;
}

export const PLAIN = "Content-Type: text/plain; charset=utf-8\n\nAre you there?";
export const HTML = "Content-Type: text/html; charset=utf-8\n\n<p>Are you there?</p>";
