/** One element of BER: a tag, and content that ends at an offset or, when that is `null`, at a mark of its own. */
interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number | null;
}

const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
/** 1.2.840.113549.1.7.2 */
const SIGNED_DATA = Buffer.from("2a864886f70d010702", "hex");
const DEPTH_MAX = 20;

/**
 * The mail inside an opaque signature of S/MIME, which any program shows and whose words nobody would see otherwise; `null`
 * when there is none, as in what is encrypted. The signature itself is not judged.
 */
export function signedContent(bytes: Buffer): Buffer | null {
  const [type, body] = childrenOf(bytes, elementAt(bytes, 0), SEQUENCE);
  if (!type || !bytes.subarray(type.from, type.to ?? 0).equals(SIGNED_DATA)) return null;
  const [signed] = childrenOf(bytes, body, CONTEXT_0);
  const [, , holder] = childrenOf(bytes, signed, SEQUENCE);
  const [, wrapped] = childrenOf(bytes, holder, SEQUENCE);
  const [octets] = childrenOf(bytes, wrapped, CONTEXT_0);
  if (!octets) return null;
  if (octets.tag === OCTETS) return bytes.subarray(octets.from, octets.to ?? bytes.length);
  const pieces = childrenOf(bytes, octets, OCTETS_IN_PIECES).filter(({ tag }) => tag === OCTETS);
  return pieces.length === 0
    ? null
    : Buffer.concat(pieces.map(({ from, to }) => bytes.subarray(from, to ?? from)));
}

function elementAt(bytes: Buffer, at: number): Element | undefined {
  const tag = bytes[at];
  const length = bytes[at + 1];
  if (tag === undefined || length === undefined) return undefined;
  if (length === 0x80) return { tag, from: at + 2, to: null };
  if (length < 0x80) return { tag, from: at + 2, to: Math.min(at + 2 + length, bytes.length) };
  const size = length & 0x7f;
  if (size > 4 || at + 2 + size > bytes.length) return undefined;
  const from = at + 2 + size;
  return { tag, from, to: Math.min(from + bytes.readUIntBE(at + 2, size), bytes.length) };
}

/** What is in an element, if it is there and is what it should be. */
function childrenOf(bytes: Buffer, element: Element | undefined, tag: number): Element[] {
  const found: Element[] = [];
  if (element?.tag !== tag) return found;
  const end = element.to ?? bytes.length;
  for (let at = element.from; at < end && !isEnd(bytes, at, element);) {
    const child = elementAt(bytes, at);
    if (!child) break;
    found.push(child);
    at = behind(bytes, child, 0);
  }
  return found;
}

const isEnd = (bytes: Buffer, at: number, { to }: Element): boolean =>
  to === null && bytes[at] === 0 && bytes[at + 1] === 0;

function behind(bytes: Buffer, element: Element, depth: number): number {
  if (element.to !== null) return element.to;
  let at = element.from;
  while (at < bytes.length && !isEnd(bytes, at, element)) {
    const child = elementAt(bytes, at);
    if (!child || depth >= DEPTH_MAX) return bytes.length;
    at = behind(bytes, child, depth + 1);
  }
  return at + 2;
}
