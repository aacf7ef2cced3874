import { createHash } from "node:crypto";
import {
  FILES_MAX,
  MAIL_BYTES_MAX,
  MESSAGE_LENGTH_MAX,
  type Addressees,
  type DoubtSign,
  type PartlyReason,
} from "@holdfast/case-schema";
import { aboutOurs } from "../robots/about-ours.ts";
import { reportedIn } from "../robots/reported.ts";
import { verdictOf, type Verdict } from "../robots/verdict.ts";
import { dedupeKey } from "../threading/dedupe-key.ts";
import { followedIds, ownMessageId } from "../threading/message-ids.ts";
import type { House, OurMessage } from "../threading/our-names.ts";
import { addresseesOf } from "./addressees.ts";
import { readAddresses, type AddressList, type Mailbox } from "./addresses.ts";
import { readContent, type ContentLimits } from "./content.ts";
import { formMail } from "./form-mail.ts";
import { eightBitHeader, wordsCharset } from "./eight-bit-header.ts";
import { decodeHeader } from "./encoded-words.ts";
import type { HeaderTable } from "./headers.ts";
import { mimeTree, type Part } from "./mime-tree.ts";
import { quotedFrom } from "./quoted-history.ts";
import type { ReadFile } from "./read-file.ts";
import { cutAt, shownLine } from "./shown-text.ts";
import { signsOf } from "./signs.ts";
import { writtenAt } from "./written-at.ts";

/** How a mail reached us, beside what it says of itself. Personal data. */
export interface Envelope {
  /** The envelope sender: `""` when it is empty, `null` when the road does not tell it, as IMAP does not. */
  readonly from: string | null;
  readonly to: readonly string[];
  /** When our server took it, in milliseconds since 1970. */
  readonly receivedAt: number | null;
  /** Programs of websites whose mails are what people wrote into a form; none when left out. */
  readonly formSenders?: readonly string[];
}

/** A mail as it was understood. Personal data. */
export interface ReadMail {
  /** Who wrote it: by a form of a website, whoever left their address there. */
  readonly from: Mailbox | null;
  /** A program of a website sent it for them: its own address reaches nobody. */
  readonly isForm: boolean;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  /** Who reads along (EM35). */
  readonly addressees: Addressees;
  /** Every address it came to, the envelope's first. */
  readonly recipients: readonly string[];
  readonly subject: string | null;
  /** At most MESSAGE_LENGTH_MAX units; `partly` says when there is more. */
  readonly text: string;
  /** Where in `text` the earlier mail begins that it answers (EM11); 0 where all of it is a mail that it passes on. */
  readonly quotedFrom: number | null;
  readonly html: string | null;
  readonly files: readonly ReadFile[];
  /** When it was written by its own word, in milliseconds since 1970; `null` when it does not say. */
  readonly sentAt: number | null;
  /** Without its brackets; `null` when it has none that could be one. */
  readonly messageId: string | null;
  /** The mails it follows, nearest first. */
  readonly follows: readonly string[];
  readonly verdict: Verdict;
  /** Which message of ours a report is about; only of reports. */
  readonly about: OurMessage | null;
  readonly signs: readonly DoubtSign[];
  readonly partly: readonly PartlyReason[];
  readonly dedupeKey: string;
}

export interface ReadLimits extends ContentLimits {
  /** Recipients of each header that are read. */
  readonly recipients: number;
}

export const READ_LIMITS: ReadLimits = {
  parts: 20_000,
  depth: 1000,
  files: FILES_MAX,
  fileBytes: MAIL_BYTES_MAX,
  recipients: 200,
};

const SUBJECT_MAX = 1000;
const LF = 0x0a;

/** Understands a mail, whatever it is. The same bytes give the same answer; nothing is asked of anybody. */
export function readMail(
  raw: Uint8Array,
  envelope: Envelope,
  house: House,
  limits: ReadLimits = READ_LIMITS,
): ReadMail {
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const tree = mimeTree(bytes, limits);
  const { headers } = tree.root;
  const partly = new Set<PartlyReason>();
  const charset = wordsCharset(tree.root);
  const subject = subjectOf(eightBitHeader(headers.first("subject"), charset), partly);
  const people = peopleOf(headers, charset, limits.recipients);
  if (people.isPartly) partly.add("parts_left_out");
  const content = readContent(bytes, tree, limits);
  for (const part of content.partly) partly.add(part);
  const text = cutAt(content.text, MESSAGE_LENGTH_MAX);
  if (text.length < content.text.length) partly.add("too_long");
  const envelopeFrom = envelopeSender(envelope, headers);
  const form = formMail({ headers, ...people, envelopeFrom }, envelope.formSenders ?? [], house);
  const isForm = form !== null;
  const from = isForm ? form.writer : people.from;
  const reported = reportedIn(bytes, tree);
  const verdict = verdictOf({
    headers,
    subject: subject.text,
    from: people.from,
    envelopeFrom,
    reported,
    text: content.text,
    isForm,
  });
  const follows = followedIds(headers.first("in-reply-to"), headers.first("references"));
  return {
    from,
    isForm,
    to: people.to,
    cc: people.cc,
    replyTo: people.replyTo,
    addressees: addresseesOf({ ...people, from }, house),
    recipients: recipientsOf(envelope, headers, people),
    subject: subject.text === "" ? null : subject.text,
    text,
    quotedFrom: content.isPassedOn ? 0 : quotedFrom({ text, subject: subject.text, follows }),
    html: content.html,
    files: content.files,
    sentAt: writtenAt(headers.first("date")),
    messageId: ownMessageId(headers.first("message-id")),
    follows,
    verdict,
    about: verdict.kind === "person" ? null : aboutOurs(reported, follows, content.text, house),
    signs: signsOf(
      {
        headers,
        from,
        // Whatever a form's program says of itself is no ground to doubt whoever wrote there.
        replyTo: isForm ? [] : people.replyTo,
        envelopeFrom: isForm ? null : envelopeFrom,
        hasSeveral: people.hasSeveral,
        hadDirection: people.hadDirection || subject.hadDirection,
        isTyped: isForm,
      },
      house,
    ),
    partly: [...partly],
    dedupeKey: keyOf(bytes, tree.root),
  };
}

/** Lines that end in CR alone, in a mail that has no other. */
function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(LF) || !bytes.includes(0x0d)) return bytes;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(0x0d); at >= 0; at = copy.indexOf(0x0d, at + 1)) copy[at] = LF;
  return copy;
}

function keyOf(bytes: Buffer, root: Part): string {
  const named = (name: string): string => root.headers.first(name);
  return dedupeKey({
    messageId: named("message-id"),
    from: named("from"),
    date: named("date"),
    subject: named("subject"),
    body: bytes.subarray(root.bodyFrom),
  });
}

/**
 * The keys of a mail that cannot be read: by its bytes alone, so that nothing in them can matter. Another delivery of it is
 * another mail, unless it is the same to the last byte.
 */
export function keyOfBytes(raw: Uint8Array): string {
  return `mail:${createHash("sha256").update(raw).digest("base64url")}`;
}

function subjectOf(raw: string, partly: Set<PartlyReason>): { text: string; hadDirection: boolean } {
  const { text, doubt } = decodeHeader(raw);
  if (doubt === "unknown") partly.add("charset_unknown");
  if (doubt === "damaged") partly.add("damaged");
  return shownLine(text, SUBJECT_MAX);
}

interface People {
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly isAlone: boolean;
  /** From stands there twice, or names more than one address: programs differ about which of them they show. */
  readonly hasSeveral: boolean;
  readonly isPartly: boolean;
  /** To or Cc names more than are read. */
  readonly hasMore: boolean;
  readonly hadDirection: boolean;
}

function peopleOf(headers: HeaderTable, charset: string | null, countMax: number): People {
  const read = (name: string): AddressList =>
    readAddresses(eightBitHeader(headers.every(name).join(", "), charset), countMax);
  const [from, sender, to, cc, replyTo] = [
    read("from"),
    read("sender"),
    read("to"),
    read("cc"),
    read("reply-to"),
  ];
  const first = from.mailboxes.find(({ address }) => address !== null) ?? null;
  const named = from.mailboxes[0] ?? null;
  const addresses = new Set(from.mailboxes.flatMap(({ address }) => address?.toLowerCase() ?? []));
  return {
    // A From without an address is filled up from Sender: somebody has to be answered.
    from: first ?? sender.mailboxes.find(({ address }) => address !== null) ?? named,
    to: to.mailboxes,
    cc: cc.mailboxes,
    replyTo: replyTo.mailboxes,
    isAlone: from.mailboxes.length === 1,
    hasSeveral: addresses.size > 1 || headers.every("from").length > 1,
    isPartly: [from, to, cc, replyTo].some((list) => list.isPartly),
    hasMore: to.isPartly || cc.isPartly,
    hadDirection: from.hadDirection || replyTo.hadDirection,
  };
}

function recipientsOf(envelope: Envelope, headers: HeaderTable, { to, cc }: People): readonly string[] {
  const traces = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"].flatMap((name) =>
    headers.every(name).slice(0, 20),
  );
  const traced = readAddresses(traces.join(", "), 20).mailboxes;
  const named = [...traced, ...to, ...cc].flatMap(({ address }) => address ?? []);
  return [...new Set([...envelope.to, ...named])];
}

function envelopeSender({ from }: Envelope, headers: HeaderTable): string | null {
  if (from !== null) return from;
  const path = headers.every("return-path")[0];
  if (path === undefined) return null;
  return /^\s*<\s*>\s*$/.test(path) ? "" : (readAddresses(path, 1).mailboxes[0]?.address ?? null);
}
