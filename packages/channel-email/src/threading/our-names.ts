/** What we put into the mails that we send, so that answers and reports find their way home. */
export interface House {
  /** Where mail reaches us, such as `intake@example.org`. */
  readonly address: string;
  /** Every address at which mail reaches us, `address` among them. */
  readonly addresses: readonly string[];
  /** What stands behind the `@` of our Message-IDs. */
  readonly domain: string;
  /** What we call ourselves in From, and other names that only we should bear. */
  readonly names: readonly string[];
  /** Whose Authentication-Results are believed: the name our own server writes at their head. `null`: nobody's. */
  readonly authserv: string | null;
}

/** A message of ours that a mail names, and the tag of its thread. Both are claims until they are found to be known. */
export interface OurMessage {
  readonly messageId: string;
  readonly tag: string;
}

const OURS = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([a-z2-7]{16})@(.+)$/i;

/** Whether a Message-ID is of the form that ours have, under our domain. */
export function ourMessage(id: string, { domain }: Pick<House, "domain">): OurMessage | null {
  const match = OURS.exec(id);
  if (!match || match[3]?.toLowerCase() !== domain.toLowerCase()) return null;
  return { messageId: (match[1] ?? "").toLowerCase(), tag: (match[2] ?? "").toUpperCase() };
}

/** The Message-ID of one of our messages. */
export function ourMessageId({ messageId, tag }: OurMessage, { domain }: Pick<House, "domain">): string {
  return `<${messageId}.${tag}@${domain}>`;
}

/** The address that answers of one thread come to. */
export function taggedAddress(tag: string, { address }: Pick<House, "address">): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}+${tag}${address.slice(at)}`;
}

/** The tag of an address of ours; `null` when it has none or is not ours. */
export function tagOfAddress(given: string, { address }: Pick<House, "address">): string | null {
  const at = address.lastIndexOf("@");
  const [local, domain] = [`${address.slice(0, at)}+`.toLowerCase(), address.slice(at).toLowerCase()];
  const lower = given.trim().toLowerCase();
  if (!lower.startsWith(local) || !lower.endsWith(domain)) return null;
  const tag = lower.slice(local.length, lower.length - domain.length);
  return /^[a-z2-7]{16}$/.test(tag) ? tag.toUpperCase() : null;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A thread's tag: 16 letters that only this deployment can make. `sign` is the host's. */
export function tagOf(threadKey: string, sign: (text: string) => Uint8Array): string {
  let tag = "";
  let bits = 0;
  let held = 0;
  for (const byte of sign(`thread:${threadKey}`).subarray(0, 10)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tag += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return tag;
}
