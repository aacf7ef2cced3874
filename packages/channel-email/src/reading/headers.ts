/** One header: its name in small letters, its value unfolded, with one character for each byte. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The headers of a mail or of a part of it, in their order, and where its body begins. */
export interface HeaderBlock {
  readonly headers: readonly Header[];
  /** Offset of the first byte of the body; the end when there is none. */
  readonly bodyFrom: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** A name, a colon. What a name may hold is RFC 5322's; longer than this none is. */
const HEADER = /^([!-9;-~]{1,200})[ \t]*:/;
/** Names that are headers for sure, where a line before them was broken. */
const SURE =
  /^(received|return-path|delivered-to|from|to|cc|bcc|subject|date|message-id|in-reply-to|references|reply-to|sender|mime-version|content-[a-z-]+|x-[a-z0-9-]+|list-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results)[ \t]*:/i;

/**
 * Reads headers between two offsets. A line that is none ends them, and belongs to the body: mail without headers, or without
 * the empty line behind them, keeps every word. `isRoot`: empty lines and mbox's `From ` before the first header are skipped.
 */
export function splitHeaders(bytes: Buffer, from: number, to: number, isRoot = false): HeaderBlock {
  const folded: { name: string; lines: string[] }[] = [];
  let at = from;
  while (at < to) {
    const { line, next } = lineAt(bytes, at, to);
    const last = folded.at(-1);
    if (line.trim() === "" && !(last && continues(bytes, line, next, to))) {
      if (isRoot && !last) {
        at = next;
        continue;
      }
      return { headers: unfold(folded), bodyFrom: next };
    }
    // The first header has nothing to go on with: spaces before it are some program's.
    const name = HEADER.exec(isRoot && !last && SURE.test(line.trimStart()) ? line.trimStart() : line)?.[1];
    if (last && /^[ \t]/.test(line)) last.lines.push(line);
    else if (name !== undefined) folded.push({ name, lines: [line.slice(line.indexOf(":") + 1)] });
    else if (!isRoot || !/^>?From /.test(line)) {
      // Noise above the first header, of some program that broke its own.
      if (isRoot && !last && SURE.test(lineAt(bytes, next, to).line)) {
        at = next;
        continue;
      }
      // A boundary in the midst of headers is the next part's, whatever follows it.
      if (!last || line.startsWith("--") || !SURE.test(lineAt(bytes, next, to).line))
        return { headers: unfold(folded), bodyFrom: at };
      last.lines.push(` ${line}`);
    }
    at = next;
  }
  return { headers: unfold(folded), bodyFrom: to };
}

/** A line of white space alone goes on with its header when more of it, or another header, follows. */
function continues(bytes: Buffer, line: string, next: number, to: number): boolean {
  if (line === "") return false;
  const following = lineAt(bytes, next, to).line;
  return following.trim() !== "" && (/^[ \t]/.test(following) || SURE.test(following));
}

function lineAt(bytes: Buffer, from: number, to: number): { line: string; next: number } {
  const found = bytes.indexOf(LF, from);
  const end = found < 0 || found >= to ? to : found;
  let last = end;
  while (last > from && bytes[last - 1] === CR) last--;
  return { line: bytes.toString("latin1", from, last), next: end < to ? end + 1 : to };
}

function unfold(folded: readonly { name: string; lines: readonly string[] }[]): Header[] {
  return folded.map(({ name, lines }) => ({
    name: name.toLowerCase(),
    // A line's end inside a value would be a line of its own to whoever writes it out again.
    value: lines
      .join("")
      .replaceAll(/[\r\n]+/g, " ")
      .trim(),
  }));
}

/** Looks up headers by name. */
export interface HeaderTable {
  readonly all: readonly Header[];
  /** The first that says anything; `""` when there is none. */
  readonly first: (name: string) => string;
  readonly every: (name: string) => readonly string[];
}

export function headerTable(all: readonly Header[]): HeaderTable {
  const byName = new Map<string, string[]>();
  for (const { name, value } of all) {
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  return {
    all,
    first: (name) => byName.get(name)?.find((value) => value !== "") ?? "",
    every: (name) => byName.get(name) ?? [],
  };
}
