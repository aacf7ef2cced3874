import { randomUUID } from "node:crypto";
import { decrypt, encrypt, type Key } from "../sealing/aead.ts";
import type { MasterKey } from "../keyring/master-key.ts";
import { StartRefusal } from "../start-refusal.ts";

/** The two files of a backup: without its keys, the first can be read by nobody. */
export type BackupPart = "data" | "keys";

/** What a file of a backup is made of, in this order: a head, then of each table its name and its rows, then the end. */
export type Frame =
  | { readonly kind: "head"; readonly bytes: Buffer }
  | { readonly kind: "table"; readonly bytes: Buffer }
  | { readonly kind: "rows"; readonly bytes: Buffer }
  | { readonly kind: "end"; readonly bytes: Buffer };

const KINDS = ["head", "table", "rows", "end"] as const;
const MAGIC = "holdfast backup 1\n";
const ID_BYTES = 36;
/** What is sealed at once; nothing larger is believed when it is read. */
const FRAME_BYTES_MAX = 1 << 20;
const LENGTH_BYTES = 4;

const boundOf = (part: BackupPart, id: string, index: number): string => `backup\0${part}\0${id}\0${index}`;

/**
 * Seals frames one after another, each bound to its place: none can be left out, moved, or come from another backup. Under what follows
 * from the master key: what is in a backup beside what is sealed, such as names of colleagues, is nobody's either.
 */
export async function* sealFrames(
  { backup: key }: Pick<MasterKey, "backup">,
  part: BackupPart,
  frames: AsyncIterable<Frame>,
): AsyncGenerator<Buffer> {
  const id = randomUUID();
  yield Buffer.from(`${MAGIC}${id}`);
  let index = 0;
  for await (const { kind, bytes } of frames)
    for (let from = 0; from === 0 || from < bytes.length; from += FRAME_BYTES_MAX) {
      const clear = Buffer.concat([
        Buffer.of(KINDS.indexOf(kind)),
        bytes.subarray(from, from + FRAME_BYTES_MAX),
      ]);
      const sealed = encrypt(key, clear, boundOf(part, id, index));
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(sealed.length);
      yield length;
      yield sealed;
      index += 1;
    }
}

/** Opens what `sealFrames` sealed under one of these; throws a `StartRefusal` where it is cut, changed, or of another master key. */
export async function* openFrames(
  masters: readonly Pick<MasterKey, "backup">[],
  part: BackupPart,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Frame> {
  let keys = masters.map(({ backup }) => backup);
  const read = reader(chunks);
  const preamble = (await read(MAGIC.length + ID_BYTES))?.toString("latin1");
  if (preamble?.startsWith(MAGIC) !== true) throw new StartRefusal("This is no backup of Holdfast.");
  const id = preamble.slice(MAGIC.length);
  for (let index = 0; ; index += 1) {
    const length = (await read(LENGTH_BYTES))?.readUInt32BE() ?? 0;
    const sealed = length === 0 || length > 2 * FRAME_BYTES_MAX ? null : await read(length);
    if (sealed === null)
      throw new StartRefusal(
        "The backup is cut short or damaged: nothing of it was kept. Take another copy.",
      );
    const { clear, key } = opened(keys, sealed, boundOf(part, id, index), index);
    keys = [key];
    const kind = KINDS[clear[0] ?? KINDS.length];
    if (kind === undefined) throw new Error("a frame that we sealed has a kind");
    yield { kind, bytes: clear.subarray(1) };
    if (kind !== "end") continue;
    if ((await read(1)) === null) return;
    throw new StartRefusal("Something follows the end of the backup: nothing of it was kept.");
  }
}

/** By whichever of the keys does: one of a house whose master key was rotated since is of the key before. */
function opened(
  keys: readonly Key[],
  sealed: Buffer,
  bound: string,
  index: number,
): { readonly clear: Buffer; readonly key: Key } {
  for (const key of keys)
    try {
      return { clear: decrypt(key, sealed, bound), key };
    } catch {
      // Perhaps the next one.
    }
  throw new StartRefusal(
    index === 0
      ? "The backup cannot be opened with this master key, or is the wrong one of its two files."
      : "The backup is damaged, or was changed: nothing of it was kept. Take another copy.",
  );
}

/** Reads exactly so many bytes, or null where there are fewer. */
function reader(chunks: AsyncIterable<Buffer>): (size: number) => Promise<Buffer | null> {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  return async (wanted) => {
    while (size < wanted) {
      const { value, done } = await source.next();
      if (done === true) return null;
      held.push(value);
      size += value.length;
    }
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
    held = [all.subarray(wanted)];
    size -= wanted;
    return all.subarray(0, wanted);
  };
}
