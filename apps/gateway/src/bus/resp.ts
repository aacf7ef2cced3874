/** What came by itself, a word each: what is nested deeper, or longer than anybody of ours says, is `null`. */
export type Pushed = readonly (string | null)[];

/** What a server says by the protocol of Redis (RESP 3), as far as anybody here hears it. */
export interface RespHeard {
  /** An answer, in the order of what was asked: `null`, or the code of a refusal, as `NOPERM`. */
  readonly answered: (refused: string | null) => void;
  readonly pushed: (words: Pushed) => void;
}

/** Thrown at what is not the protocol: nothing after it can be read. */
export class NotResp extends Error {
  override readonly name = "NotResp";
  readonly code = "NOT_RESP";
}

/** A text longer than this, of many times what a gateway says, is passed over and never held. */
export const RESP_TEXT_MAX = 16_384;
/** Longest line that is no text: a number, a refusal, the head of what follows. */
const LINE_MAX = 1_024;
const MANY_MAX = 1_024;
const DEEP_MAX = 8;
const CR = 13;
const LF = 10;
const EMPTY = Buffer.alloc(0);

/** A command as a server reads it: its words, whatever is in them. */
export function respCommand(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map(respWord).join("")}`;
}

/** One word of a command. */
export function respWord(word: string): string {
  return `$${Buffer.byteLength(word)}\r\n${word}\r\n`;
}

/** Several things that belong together and of which some are still to come. */
interface Open {
  readonly isPush: boolean;
  readonly words: (string | null)[];
  left: number;
}

/**
 * Reads what a server says, in whatever pieces it comes; throws `NotResp` and is of no use afterwards. Holds no more of it than one
 * text and the line before it.
 */
export function respReader(heard: RespHeard): (chunk: Buffer) => void {
  let rest = EMPTY;
  let passOver = 0;
  const open: Open[] = [];

  /** Something is there whole: it belongs to what is open, which may be whole by that, or stands alone. */
  function whole(word: string | null, refused: string | null): void {
    for (let within = open.at(-1); within !== undefined; within = open.at(-1)) {
      within.words.push(word);
      within.left -= 1;
      if (within.left > 0) return;
      open.pop();
      word = null;
      refused = null;
      if (open.length === 0 && within.isPush) return heard.pushed(within.words);
    }
    heard.answered(refused);
  }

  function begin(isPush: boolean, many: number): void {
    if (many > MANY_MAX || open.length === DEEP_MAX) throw new NotResp();
    if (many < 1) return whole(null, null);
    open.push({ isPush, words: [], left: many });
  }

  /** Where the next thing begins after that which begins here; `-1` where that is not there whole. */
  function readAt(bytes: Buffer, at: number): number {
    const end = endOfLine(bytes, at);
    if (end === -1) return -1;
    const next = end + 2;
    const kind = bytes[at] ?? 0;
    switch (kind) {
      case 0x2b: // +
      case 0x3a: // :
      case 0x5f: // _
      case 0x23: // #
      case 0x2c: // ,
      case 0x28: // (
        whole(bytes.toString("latin1", at + 1, end), null);
        return next;
      case 0x2d: // -
        whole(null, codeIn(bytes.toString("latin1", at + 1, end)));
        return next;
      case 0x2a: // *
      case 0x7e: // ~
        begin(false, countIn(bytes, at + 1, end));
        return next;
      case 0x3e: // >
        begin(true, countIn(bytes, at + 1, end));
        return next;
      case 0x25: // %
        begin(false, 2 * countIn(bytes, at + 1, end));
        return next;
      case 0x24: // $
      case 0x3d: // =
      case 0x21: // !
        return textAt(bytes, next, countIn(bytes, at + 1, end), kind === 0x21);
      default:
        throw new NotResp();
    }
  }

  function textAt(bytes: Buffer, from: number, length: number, isRefusal: boolean): number {
    if (length === -1) {
      whole(null, null);
      return from;
    }
    const end = from + length;
    if (length > RESP_TEXT_MAX) {
      passOver = length + 2;
      whole(null, isRefusal ? "LONG" : null);
      return from;
    }
    if (bytes.length < end + 2) return -1;
    if (bytes[end] !== CR || bytes[end + 1] !== LF) throw new NotResp();
    const text = bytes.toString("utf8", from, end);
    whole(isRefusal ? null : text, isRefusal ? codeIn(text) : null);
    return end + 2;
  }

  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (at < bytes.length) {
      if (passOver > 0) {
        const passed = Math.min(passOver, bytes.length - at);
        passOver -= passed;
        at += passed;
        continue;
      }
      const next = readAt(bytes, at);
      if (next === -1) break;
      at = next;
    }
    rest = at === bytes.length ? EMPTY : Buffer.from(bytes.subarray(at));
  };
}

/** Where the line that begins here ends; `-1` where its end is not there yet. */
function endOfLine(bytes: Buffer, at: number): number {
  const last = Math.min(bytes.length, at + LINE_MAX);
  for (let end = at; end < last; end += 1) {
    if (bytes[end] !== CR) continue;
    if (end + 1 === bytes.length) return -1;
    if (bytes[end + 1] !== LF) throw new NotResp();
    return end;
  }
  if (last < bytes.length) throw new NotResp();
  return -1;
}

/** How many there are, or how long it is; `-1`, as older servers say it, where there is nothing. */
function countIn(bytes: Buffer, from: number, end: number): number {
  if (end - from === 2 && bytes[from] === 0x2d && bytes[from + 1] === 0x31) return -1;
  if (end === from || end - from > 9) throw new NotResp();
  let count = 0;
  for (let at = from; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) throw new NotResp();
    count = count * 10 + digit;
  }
  return count;
}

/** The code of a refusal: its first word, and nothing of what follows, which may hold what was asked. */
function codeIn(refusal: string): string {
  return /^[A-Z]{1,40}/.exec(refusal)?.[0] ?? "ERR";
}
