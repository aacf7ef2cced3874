import { PLACE } from "../sealing/places.ts";
import { makeRecordKey, openRecordKey, openUnder, sealUnder, type Owner } from "../sealing/seal.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Copy } from "./picture-store.ts";

/** Bytes in one row (architecture: files lie in rows of one megabyte). */
const PART_BYTES = 1_048_576;

const putFile = statement<
  Record<string, never>,
  [id: string, mediaId: string, copy: Copy, parts: number, nowMs: number, fileKey: Buffer, attached: boolean]
>(
  "put_media_file",
  `insert into media_file (id, media_id, copy, parts, made_at, file_key, attached)
   values ($1, $2, $3::media_copy, $4, instant($5), $6, $7)`,
);

const putPart = statement<Record<string, never>, [fileId: string, part: number, body: Buffer]>(
  "put_media_part",
  "insert into media_part (file_id, part, body) values ($1, $2, $3)",
);

const dropFile = statement<Record<string, never>, [id: string]>(
  "drop_media_file",
  `with parts as (
     delete from media_part using media_file
     where media_part.file_id = media_file.id and media_file.id = $1 and not media_file.attached
   )
   select`,
);

const dropLoose = statement<Record<string, never>, [id: string]>(
  "drop_loose_media_file",
  "delete from media_file where id = $1 and not attached",
);

/** Which file of what is stored. */
export interface FileToStore {
  readonly id: string;
  readonly mediaId: string;
  readonly copy: Copy;
  /** Left out, it is nobody's until a statement attaches it. */
  readonly attached?: boolean;
}

/**
 * Stores a file sealed under a key of its own, in rows of a megabyte. On a pool each row is committed by itself, so that
 * no long transaction holds the log back or a thread's lock.
 */
export async function storeFile(
  on: Queryable,
  nowMs: number,
  owner: Owner,
  { id, mediaId, copy, attached = false }: FileToStore,
  bytes: Uint8Array,
): Promise<void> {
  const record = makeRecordKey(owner, PLACE.file(id));
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  await putFile(on, id, mediaId, copy, parts, nowMs, record.wrapped, attached);
  for (let part = 0; part < parts; part += 1) {
    const clear = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await putPart(on, id, part, sealUnder(record, owner, PLACE.filePart(id, part, parts), clear));
  }
}

/** Deletes a file that nobody attached. */
export async function dropStoredFile({ pool }: Pick<Inside, "pool">, id: string): Promise<void> {
  await dropFile(pool, id);
  await dropLoose(pool, id);
}

export interface StoredPart {
  readonly file_id: string;
  readonly file_key: Buffer;
  readonly parts: number;
  readonly body: Buffer;
}

/** Opens a file's rows, in their order. Throws when one is missing, moved or changed. */
export function openParts(owner: Owner, rows: readonly StoredPart[]): Uint8Array {
  const [first] = rows;
  if (first === undefined || rows.length !== first.parts) throw new Error("a part of a file is missing");
  const { file_id: id, parts } = first;
  const record = openRecordKey(owner, PLACE.file(id), first.file_key);
  return Buffer.concat(
    rows.map(({ body }, part) => openUnder(record, owner, PLACE.filePart(id, part, parts), body)),
  );
}
