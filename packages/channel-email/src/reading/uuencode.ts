/** A file written into a text, between `begin` and `end`. */
export interface UuFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isDamaged: boolean;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

const FILES_MAX = 100;

/** Finds every uuencoded file of a text. What only looks like one, without a line of data, is words. */
export function uudecode(text: string): readonly UuFile[] {
  const files: UuFile[] = [];
  const begin = /^begin [0-7]{3,4} (\S[^\r\n]{0,250})\r?\n/gm;
  for (let head = begin.exec(text); head && files.length < FILES_MAX; head = begin.exec(text)) {
    const { chunks, to, isDamaged } = readLines(text, head.index + head[0].length);
    if (chunks.length === 0) continue;
    files.push({
      name: (head[1] ?? "").trim(),
      bytes: Buffer.concat(chunks),
      isDamaged,
      from: head.index,
      to,
    });
    begin.lastIndex = to;
  }
  return files;
}

function readLines(text: string, from: number): { chunks: Buffer[]; to: number; isDamaged: boolean } {
  const chunks: Buffer[] = [];
  let at = from;
  while (at < text.length) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, Math.min(end, at + 100)).trimEnd();
    const next = Math.min(end + 1, text.length);
    if (line === "end") return { chunks, to: next, isDamaged: false };
    const bytes = lineBytes(line);
    if (bytes === null) break;
    if (bytes.length > 0) chunks.push(bytes);
    at = next;
  }
  return { chunks, to: at, isDamaged: true };
}

/** One line: its first character is its length, then four characters for three bytes. `null` when it is no such line. */
function lineBytes(line: string): Buffer | null {
  if (line === "" || line === "`") return Buffer.alloc(0);
  const length = six(line, 0);
  const letters = Math.ceil(length / 3) * 4;
  // Programs leave out spaces at a line's end, or add a checksum.
  if (length === 0 || length > 45 || !/^[ -`]+$/.test(line) || line.length > letters + 3) return null;
  const out = Buffer.alloc((letters / 4) * 3);
  for (let at = 0; at < letters / 4; at++) {
    const word =
      (six(line, at * 4 + 1) << 18) |
      (six(line, at * 4 + 2) << 12) |
      (six(line, at * 4 + 3) << 6) |
      six(line, at * 4 + 4);
    out.writeUIntBE(word, at * 3, 3);
  }
  return out.subarray(0, length);
}

const six = (line: string, at: number): number => ((line.charCodeAt(at) || 0x20) - 0x20) & 0x3f;
