import type { SMTPStream } from "smtp-server/lib/smtp-stream.js";

const LF = 0x0a;
const CR = 0x0d;
const DOT = 0x2e;
/** The longest beginning of a message's end that a chunk may end with. */
const HELD_BYTES = 4;

/** A piece of a message without the dots that its sender doubled. */
interface Undotted {
  /** What can be passed on; a copy where a dot was taken out. */
  readonly bytes: Buffer;
  /** Where in the piece the next bytes come from: what could still become the end, or what follows it. */
  readonly rest: number;
  readonly hasEnded: boolean;
}

/** Looks through a piece once, however many dots are in it. */
function undot(piece: Buffer): Undotted {
  const { length } = piece;
  let out = piece;
  let written = 0;
  let from = 0;
  const upTo = (end: number): Buffer => {
    if (written === 0) return piece.subarray(from, end);
    piece.copy(out, written, from, end);
    return out.subarray(0, written + end - from);
  };
  for (let at = 2; at < length - 2; at += 1) {
    if (piece[at] !== DOT || piece[at - 1] !== LF || at < from + 2) continue;
    if (piece[at - 2] === CR && piece[at + 1] === CR && piece[at + 2] === LF)
      return { bytes: upTo(at), rest: at + 3, hasEnded: true };
    if (piece[at + 1] !== DOT) continue;
    if (written === 0) out = Buffer.allocUnsafeSlow(length);
    // Pieces of a few bytes are most of what a flood of dots has.
    while (from < at) out[written++] = piece[from++] ?? 0;
    from = at + 1;
  }
  const rest = Math.max(from, length - HELD_BYTES);
  return { bytes: upTo(rest), rest, hasEnded: false };
}

/**
 * Takes the place of the server library's own way through a message's bytes, which makes a write and a turn of the event
 * loop of every doubled dot: ten megabytes of dots were seconds of work for whoever else this process serves. What it gives
 * is the same (RFC 5321, 4.5.2), in one write for each chunk that came.
 */
export function feedAtOnce(this: SMTPStream, chunk: Buffer, done: (error?: Error | null) => void): void {
  const stream = this._dataStream;
  if (stream === null) return done();
  let piece = this._lastBytes === false ? chunk : Buffer.concat([this._lastBytes, chunk]);
  this._lastBytes = false;
  if (this._atDataStart && piece.length >= 3 && piece[0] === DOT && piece[1] === CR && piece[2] === LF)
    return this._endDataMode(false, piece.subarray(3), done);
  if (this._atDataStart && piece.length >= 2 && piece[0] === DOT && piece[1] === DOT) {
    piece = piece.subarray(1);
    // The dot that is left is the message's, and ends nothing.
    this._atDataStart = false;
  }
  const { bytes, rest, hasEnded } = undot(piece);
  this._countDataBytes(bytes.length);
  if (hasEnded) return this._endDataMode(bytes, piece.subarray(rest), done);
  this._lastBytes = piece.subarray(rest);
  if (bytes.length === 0 || !stream.writable || stream.write(bytes) || stream.destroyed) return done();
  // A stream that is destroyed never drains, it only closes.
  const goOn = (): void => {
    stream.removeListener("drain", goOn);
    stream.removeListener("close", goOn);
    done();
  };
  stream.once("drain", goOn);
  stream.once("close", goOn);
}
