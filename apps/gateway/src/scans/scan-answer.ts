/** What came of drawing the pages of a scan, as it crosses from the process that draws them. */
export type ScanDrawn =
  | { readonly kind: "drawn"; readonly pages: readonly Uint8Array[] }
  /** `damaged` is also what is locked, and what would take too much. */
  | { readonly kind: "refused"; readonly because: "damaged" | "too_many_pages" };

const DRAWN = 1;
const DAMAGED = 2;
const TOO_MANY = 3;
const LENGTH_BYTES = 4;

/** One byte that says what it is; of drawn ones, how many there are, how long each is, and the pages. */
export function encodeDrawn(drawn: ScanDrawn): Uint8Array {
  if (drawn.kind === "refused") return Buffer.of(drawn.because === "damaged" ? DAMAGED : TOO_MANY);
  const lengths = drawn.pages.map(({ length }) => {
    const bytes = Buffer.alloc(LENGTH_BYTES);
    bytes.writeUInt32BE(length);
    return bytes;
  });
  return Buffer.concat([Buffer.of(DRAWN, drawn.pages.length), ...lengths, ...drawn.pages]);
}

/** The answer of a process that ended; `null` when these bytes are none. */
export function decodeDrawn(bytes: Buffer): ScanDrawn | null {
  if (bytes.length === 1 && (bytes[0] === DAMAGED || bytes[0] === TOO_MANY))
    return { kind: "refused", because: bytes[0] === DAMAGED ? "damaged" : "too_many_pages" };
  const count = bytes[1] ?? 0;
  let at = 2 + count * LENGTH_BYTES;
  if (bytes[0] !== DRAWN || count === 0 || bytes.length < at) return null;
  const pages: Uint8Array[] = [];
  for (let page = 0; page < count; page += 1) {
    const end = at + bytes.readUInt32BE(2 + page * LENGTH_BYTES);
    pages.push(bytes.subarray(at, end));
    at = end;
  }
  return at === bytes.length ? { kind: "drawn", pages } : null;
}
