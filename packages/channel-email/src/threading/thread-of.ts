import { createHash } from "node:crypto";
import { ourMessage, tagOf, tagOfAddress, type House } from "./our-names.ts";

/** What of a mail says where it belongs. Personal data. */
export interface Belonging {
  readonly from: string | null;
  readonly messageId: string | null;
  /** The mails it follows, nearest first. */
  readonly follows: readonly string[];
  /** Every address it came to: the envelope's first, then what its headers name. */
  readonly recipients: readonly string[];
  readonly dedupeKey: string;
}

/** Keys as the contract wants them: `refs` are asked for in order, `names` are learned. */
export interface Thread {
  readonly threadKey: string;
  readonly refs: readonly string[];
  readonly names: readonly string[];
}

const REFS_MAX = 100;

/**
 * Where a mail belongs: to the thread whose tagged address it came to, else to the one whose tag stands in the nearest mail
 * of ours that it follows, else to the nearest mail of the same sender. A subject joins nothing.
 *
 * What strangers called a mail counts only together with the address it came from: else whoever reuses a name, or answers in
 * copy, would stand in another person's thread.
 */
export function threadOf(mail: Belonging, house: House, sign: (text: string) => Uint8Array): Thread {
  const ownKey =
    mail.messageId === null || ourMessage(mail.messageId, house)
      ? null
      : foreignKey(mail.messageId, mail.from);
  const threadKey = ownKey ?? mail.dedupeKey;
  const ours = mail.follows.flatMap((id) => ourMessage(id, house)?.tag ?? []);
  const addressed = mail.recipients.flatMap((address) => tagOfAddress(address, house) ?? []);
  const tags = [...addressed, ...ours].map(tagKey);
  const foreign = mail.follows.filter((id) => !ourMessage(id, house)).map((id) => foreignKey(id, mail.from));
  return {
    threadKey,
    refs: [...new Set([...tags, ...foreign])].slice(0, REFS_MAX),
    names: [...new Set([...(ownKey === null ? [] : [ownKey]), tagKey(tagOf(threadKey, sign))])],
  };
}

/** The key under which a thread's tag is looked for. */
export function tagKey(tag: string): string {
  return `tag:${tag}`;
}

function foreignKey(id: string, from: string | null): string {
  return `id:${createHash("sha256")
    .update(`${id}\0${(from ?? "").toLowerCase()}`)
    .digest("base64url")}`;
}
