import { PLACE } from "../sealing/places.ts";
import { openRecordKey, openUnder, sealUnder, type Owner, type RecordKey } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { putScanPart, type ScanPartRow } from "./scan-statements.ts";

/** Bytes in one row (architecture: files lie in rows of one megabyte). */
const PART_BYTES = 1_048_576;

/**
 * Stores one page in rows of a megabyte, sealed under the file's key. On a pool each row is committed by itself, so that no long
 * transaction holds the log back.
 */
export async function putPage(
  on: Queryable,
  nowMs: number,
  { fileId, owner, record }: { readonly fileId: string; readonly owner: Owner; readonly record: RecordKey },
  page: number,
  bytes: Uint8Array,
): Promise<void> {
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  for (let part = 0; part < parts; part += 1) {
    const clear = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const place = PLACE.scanPart(fileId, page, part, parts);
    await putScanPart(on, fileId, page, part, nowMs, sealUnder(record, owner, place, clear));
  }
}

/** Opens a page's rows, in their order. Throws when one is missing, moved or changed. */
export function openPage(
  owner: Owner,
  page: number,
  rows: readonly Pick<ScanPartRow, "file_id" | "file_key" | "body">[],
): Uint8Array {
  const [first] = rows;
  if (first === undefined) throw new Error("a page of a scan is missing");
  const { file_id: id, file_key: key } = first;
  const record = openRecordKey(owner, PLACE.scan(id), key);
  return Buffer.concat(
    rows.map(({ body }, part) => openUnder(record, owner, PLACE.scanPart(id, page, part, rows.length), body)),
  );
}
