/** What we put into the mails that we send, so that answers and reports find their way home. */
export interface House {
  /** Every address at which mail reaches us, such as `intake@example.org`; the first is where we write from by default. */
  readonly addresses: readonly string[];
  /** What we call ourselves in From, and other names that only we should bear. */
  readonly names: readonly string[];
  /** Whose Authentication-Results are believed: the name our own server writes at their head. `null`: nobody's. */
  readonly authserv: string | null;
}

type Addresses = Pick<House, "addresses">;

/** A message of ours that a mail names, and the tag of its thread. Both are claims until they are found to be known. */
export interface OurMessage {
  readonly messageId: string;
  readonly tag: string;
}

const OURS = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([a-z2-7]{16})@(.+)$/i;

/** Whether a Message-ID is of the form that ours have, under a domain of ours. */
export function ourMessage(id: string, { addresses }: Addresses): OurMessage | null {
  const match = OURS.exec(id);
  const domain = match?.[3]?.toLowerCase();
  if (!match || !addresses.some((address) => domainOf(address).toLowerCase() === domain)) return null;
  return { messageId: (match[1] ?? "").toLowerCase(), tag: (match[2] ?? "").toUpperCase() };
}

/** The Message-ID of a message that leaves from `address`: its domain says no more of us than that address does. */
export function ourMessageId({ messageId, tag }: OurMessage, address: string): string {
  return `<${messageId}.${tag}@${domainOf(address)}>`;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** An address of ours with something behind its `+`: with the thread's tag, where answers of that thread come to. */
export function taggedAddress(tag: string, address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}+${tag}${address.slice(at)}`;
}

/** What stands behind the `+` of an address of ours, in small letters; `null` when nothing does or it is not ours. */
export function plusPart(given: string, { addresses }: Addresses): string | null {
  const lower = given.trim().toLowerCase();
  const [plus, at] = [lower.indexOf("+"), lower.lastIndexOf("@")];
  if (plus < 0 || at < plus) return null;
  const plain = lower.slice(0, plus) + lower.slice(at);
  return addresses.some((address) => address.toLowerCase() === plain) ? lower.slice(plus + 1, at) : null;
}

/** A thread's tag, and what may stand behind it for reports. */
const TAGGED = /^([a-z2-7]{16})(?:[a-z2-7]{16})?$/;

/** The thread's tag in an address of ours; `null` when it has none or is not ours. */
export function tagOfAddress(given: string, house: Addresses): string | null {
  return TAGGED.exec(plusPart(given, house) ?? "")?.[1]?.toUpperCase() ?? null;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A thread's tag: 16 letters that only this deployment can make. `sign` is the host's. */
export function tagOf(threadKey: string, sign: (text: string) => Uint8Array): string {
  return base32(sign(`thread:${threadKey}`), 16);
}

/** The first letters of bytes written in base 32: five bits each. */
export function base32(bytes: Uint8Array, letters: number): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text.slice(0, letters);
}
