import { HTML_LENGTH_MAX, MAIL_BYTES_MAX, MessageId, type PartlyReason } from "@holdfast/case-schema";
import type { InboundEvent, Unreadable } from "@holdfast/channel-kit";
import { ourMessageId, type House } from "../threading/our-names.ts";
import { isProved } from "../threading/report-address.ts";
import { threadOf } from "../threading/thread-of.ts";
import type { ReadMail } from "./read-mail.ts";
import { viaOf } from "./via.ts";
import type { Reader, Reading } from "./reader.ts";

/** A mail as a line brought it. Personal data. */
export interface Brought {
  readonly raw: Uint8Array;
  /** The envelope sender: `""` when it is empty, `null` when the line shows none. */
  readonly from: string | null;
  readonly to: readonly string[];
  /** When the server took it, in milliseconds since 1970. */
  readonly receivedAt: number | null;
  /** It is larger than is taken: `raw` is only how it begins. */
  readonly isHead: boolean;
  readonly lowTrust: boolean;
  /** Programs of websites whose mails are what people wrote into a form. */
  readonly formSenders?: readonly string[];
}

type Sign = (text: string) => Uint8Array;

/** Reads what lines bring and says it as the gateway wants it. The promise never rejects. */
export function readingOf(reader: Reader, house: House, sign: Sign) {
  return async (brought: Brought): Promise<readonly (InboundEvent | Unreadable)[]> =>
    eventsOf(await reader.read(brought.raw, brought), brought, house, sign);
}

/**
 * What a mail tells the gateway: its message, and before it, when it reports on one of ours and proves it, what became of that
 * one. A report is a message as well: whoever can forge a report could otherwise make words vanish.
 */
export function eventsOf(
  reading: Reading,
  brought: Brought,
  house: House,
  sign: Sign,
): readonly (InboundEvent | Unreadable)[] {
  const isKept = !brought.isHead && brought.raw.length <= MAIL_BYTES_MAX;
  if (reading.kind === "unreadable") {
    const { dedupeKey, threadKey } = reading;
    const source = isKept ? { source: brought.raw } : {};
    return [{ kind: "unreadable", dedupeKey, threadKey, address: addressOf(brought.from), ...source }];
  }
  const { mail } = reading;
  const partly = partlyOf(mail, brought.isHead);
  const isDoubted = mail.verdict.kind === "bounce" && !isReportProved(mail, brought, house, sign);
  return [
    ...(isDoubted ? [] : receiptOf(mail)),
    {
      kind: "message",
      ...keysOf(mail, house, sign),
      address: mail.from?.address ?? (mail.isForm ? null : addressOf(brought.from)),
      text: mail.text,
      quotedFrom: mail.quotedFrom,
      sentAt: brought.receivedAt ?? mail.sentAt,
      lowTrust: brought.lowTrust,
      ref: refOf(mail),
      senderName: mail.from?.name ?? null,
      addressees: mail.addressees,
      subject: mail.subject,
      html: mail.html === null || mail.html.length > HTML_LENGTH_MAX ? null : mail.html,
      files: [...mail.files],
      automatic: automaticOf(mail),
      signs: isDoubted ? [...mail.signs, "report_unproved"] : [...mail.signs],
      // By a form they wrote to no address of ours: where its program sends is the website's choice.
      via: mail.isForm ? null : viaOf(mail, house),
      partly,
      source: partly.length > 0 && isKept ? brought.raw : null,
    },
  ];
}

function keysOf(mail: ReadMail, house: House, sign: Sign) {
  const { dedupeKey, messageId, follows, recipients, from, about } = mail;
  const tag = about === null ? [] : [ourMessageId(about, house.addresses[0] ?? "").slice(1, -1)];
  // Of those who leave no address in a form, each is somebody else, whatever its program calls their mails.
  const isUnknown = mail.isForm && from === null;
  const belonging = {
    from: from?.address ?? null,
    messageId: isUnknown ? null : messageId,
    follows: isUnknown ? tag : [...tag, ...follows],
    recipients,
    dedupeKey,
  };
  const { threadKey, refs, names } = threadOf(belonging, house, sign);
  return { dedupeKey, threadKey, refs: [...refs], names: [...names] };
}

/** A Message-ID is known to whoever was ever written to, and to whoever they wrote to since: naming it proves nothing. */
function isReportProved(
  { about, recipients }: ReadMail,
  brought: Brought,
  house: House,
  sign: Sign,
): boolean {
  return about !== null && isProved(recipients, about, brought.receivedAt, house, sign);
}

function partlyOf({ partly }: ReadMail, isHead: boolean): PartlyReason[] {
  return [...new Set<PartlyReason>([...partly, ...(isHead ? ["too_long" as const] : [])])];
}

function receiptOf({ verdict, about, dedupeKey }: ReadMail): InboundEvent[] {
  if (verdict.kind !== "bounce" || about === null || verdict.state === "delayed") return [];
  const messageId = MessageId.safeParse(about.messageId);
  if (!messageId.success) return [];
  const { state, reason } = verdict;
  const why = reason === null ? {} : { reason };
  return [{ kind: "receipt", dedupeKey: `${dedupeKey}:receipt`, messageId: messageId.data, state, ...why }];
}

const ADDRESS_MAX = 320;

/** An envelope sender that an answer could reach: an empty one is nobody's. */
function addressOf(from: string | null): string | null {
  return from !== null && from.includes("@") && from.length <= ADDRESS_MAX ? from : null;
}

const REF_MAX = 1000;

function refOf({ messageId }: ReadMail): string | null {
  const ref = messageId === null ? null : `<${messageId}>`;
  return ref !== null && ref.length <= REF_MAX ? ref : null;
}

function automaticOf({ verdict }: ReadMail): "auto_reply" | "list" | "report" | null {
  if (verdict.kind === "person") return null;
  return verdict.kind === "bounce" ? "report" : verdict.automatic;
}
