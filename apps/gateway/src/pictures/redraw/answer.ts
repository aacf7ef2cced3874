/** What came of decoding, as it crosses from the decoding process. */
export type Redrawn =
  | { readonly kind: "drawn"; readonly display: Uint8Array; readonly blurred: Uint8Array }
  | { readonly kind: "refused"; readonly refusal: "bomb" | "unreadable" };

const DRAWN = 1;
const BOMB = 2;
const UNREADABLE = 3;
const HEAD_BYTES = 5;

/** One byte that says what it is; of a drawn one, the length of its display copy and both copies. */
export function encodeAnswer(redrawn: Redrawn): Uint8Array {
  if (redrawn.kind === "refused") return Buffer.of(redrawn.refusal === "bomb" ? BOMB : UNREADABLE);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(DRAWN, 0);
  head.writeUInt32BE(redrawn.display.length, 1);
  return Buffer.concat([head, redrawn.display, redrawn.blurred]);
}

/** The answer of a process that ended; `null` when these bytes are none. */
export function decodeAnswer(bytes: Buffer): Redrawn | null {
  if (bytes.length === 1 && (bytes[0] === BOMB || bytes[0] === UNREADABLE))
    return { kind: "refused", refusal: bytes[0] === BOMB ? "bomb" : "unreadable" };
  if (bytes.length <= HEAD_BYTES || bytes[0] !== DRAWN) return null;
  const end = HEAD_BYTES + bytes.readUInt32BE(1);
  return end >= bytes.length
    ? null
    : { kind: "drawn", display: bytes.subarray(HEAD_BYTES, end), blurred: bytes.subarray(end) };
}
