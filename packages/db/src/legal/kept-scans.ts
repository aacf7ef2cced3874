import { openPage } from "../scans/scan-parts.ts";
import type { ScanPartRow } from "../scans/scan-statements.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { KeptOnHold } from "./legal-store.ts";

/** Scans that were taken away while that hold kept them (DB412). */
const KEPT_SCANS = `select scan.id, scan.person_id, scan.file_id, scan.file_key, scan.taken_at
  from legal_hold_case reached
  join release on release.case_id = reached.case_id
  join release_scan scan on scan.release_id = release.id and scan.taken_at is not null and scan.file_key is not null
  where reached.hold_id = $1`;

const keptScans = statement<{ id: string; at: number }, [holdId: string]>(
  "kept_scans_on_hold",
  `select kept.id, ms(kept.taken_at) as at from (${KEPT_SCANS}) kept order by kept.id`,
);

const keptScanParts = statement<ScanPartRow, [holdId: string, id: string]>(
  "kept_scan_parts",
  `select kept.file_id, kept.person_id, person.owner_key, kept.file_key, part.body
   from (${KEPT_SCANS}) kept
   join case_part person on person.id = kept.person_id and person.owner_key is not null
   join release_scan_part part on part.file_id = kept.file_id and part.page = 0
   where kept.id = $2 order by part.part`,
);

export async function keptScansOf(on: Queryable, holdId: string): Promise<readonly KeptOnHold[]> {
  return (await keptScans(on, holdId)).map(({ id, at }) => ({
    id,
    of: "scan",
    contactId: null,
    until: at,
    words: null,
    fileId: id,
  }));
}

/** Opens one, as it came; `null`: that hold keeps none of that id. What opens it throws when it is damaged. */
export async function keptScan(
  { owners }: Pick<Inside, "owners">,
  on: Queryable,
  holdId: string,
  id: string,
): Promise<(() => Uint8Array) | null> {
  const rows = await keptScanParts(on, holdId, id);
  const [first] = rows;
  return first === undefined
    ? null
    : () => openPage(owners.unwrap(first.person_id, first.owner_key), 0, rows);
}
