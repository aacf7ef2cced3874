import { headerTable, splitHeaders, type HeaderTable } from "./headers.ts";
import { structuredValue, type StructuredValue } from "./structured-value.ts";

/** A mail, or a part of it, with the bytes of its body still as they came. */
export interface Part {
  readonly headers: HeaderTable;
  readonly contentType: StructuredValue;
  readonly disposition: StructuredValue;
  readonly children: Part[];
  /** Where its headers begin. */
  readonly from: number;
  readonly bodyFrom: number;
  /** Where its body ends, before the line break that belongs to the boundary. */
  bodyTo: number;
}

export interface MimeTree {
  readonly root: Part;
  /** There was more than is here: too many parts, too deep, or words behind the last boundary. */
  readonly isPartly: boolean;
  /** A multipart did not hold what it said: its boundary was missing, or never came. */
  readonly isDamaged: boolean;
}

interface Open {
  readonly part: Part;
  readonly boundary: string;
}

export interface TreeLimits {
  readonly parts: number;
  readonly depth: number;
}

const LF = 0x0a;
/** RFC 2046 allows 70; a line as long as this is no boundary of anybody's. */
const BOUNDARY_MAX = 250;

interface State {
  readonly bytes: Buffer;
  readonly limits: TreeLimits;
  /** The multiparts that have begun and not ended, outermost first. */
  readonly open: Open[];
  /** Where in `open` each boundary stands, so that a line is looked up once however deep the mail is. */
  readonly levels: Map<string, number[]>;
  /** The part that is being read; `null` in a preamble or an epilogue. */
  current: Part | null;
  /** Where the epilogue began that is being read. */
  epilogueFrom: number | null;
  parts: number;
  guesses: number;
  isPartly: boolean;
  isDamaged: boolean;
}

/** Takes a mail apart at its boundaries, in one pass however many parts it has and however deep they lie. */
export function mimeTree(bytes: Buffer, limits: TreeLimits): MimeTree {
  const root = partAt(bytes, 0, null);
  const state: State = {
    bytes,
    limits,
    open: [],
    levels: new Map(),
    current: null,
    epilogueFrom: null,
    parts: 1,
    guesses: 0,
    isPartly: false,
    isDamaged: false,
  };
  enter(state, root);
  let lineStart = dashedLineFrom(bytes, root.bodyFrom);
  while (lineStart >= 0 && state.open.length > 0) {
    const found = bytes.indexOf(LF, lineStart);
    const lineEnd = found < 0 ? bytes.length : found;
    const next = Math.min(lineEnd + 1, bytes.length);
    const isShort = lineEnd - lineStart <= BOUNDARY_MAX + 4;
    const crossed = isShort ? match(state, bytes.toString("latin1", lineStart, lineEnd)) : null;
    lineStart = dashedLineFrom(bytes, crossed ? cross(state, crossed, lineStart, next) : next);
  }
  leave(state, bytes.length, bytes.length);
  for (const { part } of state.open) part.bodyTo = bytes.length;
  return { root, isPartly: state.isPartly, isDamaged: state.isDamaged };
}

interface Crossed {
  readonly index: number;
  readonly isEnd: boolean;
}

/** What a boundary does: ends what was being read, and begins the next part. Gives where to read on. */
function cross(state: State, { index, isEnd }: Crossed, lineStart: number, next: number): number {
  const { bytes, open } = state;
  const end = beforeBreak(bytes, lineStart);
  leave(state, end, lineStart);
  while (open.length > index + 1) close(state, end);
  const level = open[index];
  if (!level) return next;
  if (isEnd) {
    close(state, next);
    state.epilogueFrom = next;
    return next;
  }
  if (state.parts >= state.limits.parts) {
    state.isPartly = true;
    return next;
  }
  const part = partAt(bytes, next, level.part);
  state.parts++;
  level.part.children.push(part);
  enter(state, part);
  return part.bodyFrom;
}

function close(state: State, bodyTo: number): void {
  const closed = state.open.pop();
  if (!closed) return;
  closed.part.bodyTo = Math.max(closed.part.bodyFrom, bodyTo);
  state.levels.get(closed.boundary)?.pop();
}

function leave(state: State, bodyTo: number, lineStart: number): void {
  const { current, epilogueFrom, bytes } = state;
  if (current) current.bodyTo = Math.max(current.bodyFrom, bodyTo);
  // Words behind a closing boundary belong to no part: that they are there is said, and the mail is kept as it came.
  if (
    epilogueFrom !== null &&
    /[^\s\0]/.test(bytes.toString("latin1", epilogueFrom, Math.min(lineStart, epilogueFrom + 10_000)))
  )
    state.isPartly = true;
  state.current = null;
  state.epilogueFrom = null;
}

function enter(state: State, part: Part): void {
  state.current = part;
  if (!part.contentType.value.startsWith("multipart/")) return;
  if (state.open.length >= state.limits.depth) {
    state.isPartly = true;
    return;
  }
  // Lines are compared byte by byte.
  const declared = Buffer.from(part.contentType.params.get("boundary")?.trimEnd() ?? "").toString("latin1");
  const boundary = occurs(state.bytes, part.bodyFrom, declared)
    ? declared
    : guessBoundary(state, part.bodyFrom);
  if (boundary !== declared || boundary === "") state.isDamaged = true;
  if (boundary === "") return;
  const levels = state.levels.get(boundary) ?? [];
  state.levels.set(boundary, levels);
  levels.push(state.open.length);
  state.open.push({ part, boundary });
  state.current = null;
}

/**
 * Whether the boundary comes at all. Asked for each multipart, it must not read a long mail again and again: a boundary that
 * is not near is taken to be further on.
 */
function occurs(bytes: Buffer, from: number, boundary: string): boolean {
  if (boundary === "" || boundary.length > BOUNDARY_MAX) return false;
  return bytes.length > from + NEAR || bytes.indexOf(Buffer.from(`--${boundary}`, "latin1"), from) >= 0;
}

const NEAR = 64_000;
/** More multiparts than these without their boundary are no accident. */
const GUESSES_MAX = 5;

function guessBoundary(state: State, from: number): string {
  if (state.guesses >= GUESSES_MAX) return "";
  state.guesses++;
  const near = state.bytes.toString("latin1", from, Math.min(state.bytes.length, from + 20_000)).split("\n");
  // Where a boundary of what is around it comes, it ends.
  const end = near.findIndex((line) => line.startsWith("--") && match(state, line) !== null);
  const lines = end < 0 ? near : near.slice(0, end);
  const at = lines.findIndex(
    (line, index) =>
      /^--[^\s-]/.test(line) &&
      line.length <= BOUNDARY_MAX &&
      /^[!-9;-~]{1,80}:/.test(lines[index + 1] ?? ""),
  );
  return at < 0 ? "" : (lines[at] ?? "").trimEnd().slice(2);
}

function match({ levels }: State, line: string): Crossed | null {
  const name = line.trimEnd().slice(2);
  const index = levels.get(name)?.at(-1);
  if (index !== undefined) return { index, isEnd: false };
  const ended = name.endsWith("--") ? levels.get(name.slice(0, -2))?.at(-1) : undefined;
  return ended === undefined ? null : { index: ended, isEnd: true };
}

/** The line break before a boundary is the boundary's. */
function beforeBreak(bytes: Buffer, lineStart: number): number {
  let end = lineStart;
  if (bytes[end - 1] === LF) end--;
  if (bytes[end - 1] === 0x0d) end--;
  return end;
}

function partAt(bytes: Buffer, from: number, parent: Part | null): Part {
  // Editors put a mark above what they save.
  const start = parent === null && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : from;
  const { headers, bodyFrom } = splitHeaders(bytes, start, bytes.length, parent === null);
  const table = headerTable(headers);
  const fallback = parent?.contentType.value === "multipart/digest" ? "message/rfc822" : "text/plain";
  return {
    headers: table,
    contentType: typed(structuredValue(contentTypeOf(table)), fallback),
    disposition: structuredValue(table.first("content-disposition")),
    children: [],
    from,
    bodyFrom,
    bodyTo: bytes.length,
  };
}

/** Of several the first, but for one that names a boundary: some program put its own above it. */
function contentTypeOf(table: HeaderTable): string {
  const all = table.every("content-type");
  const bounded = all.length > 1 ? all.find((type) => /^multipart\/[^;]+;.*boundary/i.test(type)) : undefined;
  return bounded ?? table.first("content-type");
}

function typed(type: StructuredValue, fallback: string): StructuredValue {
  if (/^[^\s/]+\/[^\s/]+$/.test(type.value)) return type;
  return { value: type.value === "html" ? "text/html" : fallback, params: type.params };
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const BREAK_AND_DASHES = Buffer.from("\n--");

/** The start of the first line at or after a line's start that begins with two dashes; -1 when there is none. */
function dashedLineFrom(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d) return at;
  const found = bytes.indexOf(BREAK_AND_DASHES, at);
  return found < 0 ? -1 : found + 1;
}
