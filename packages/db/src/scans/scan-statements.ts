import type { ScanKind } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export interface ScanRow {
  readonly release_id: string;
  readonly id: string;
  readonly kind: ScanKind;
  readonly pages: number;
  readonly bytes: number;
  readonly added_at: number;
  readonly added_by: StaffName;
  readonly taken_at: number | null;
  readonly taken_by: StaffName | null;
  readonly unwanted_at: number | null;
  readonly unwanted_by: StaffName | null;
  readonly opens: boolean;
}

export const scansOfCase = statement<ScanRow, [caseId: string]>(
  "scans_of_case",
  `select scan.release_id, scan.id, scan.kind, scan.pages, scan.bytes, ms(scan.added_at) as added_at,
     json_build_object('id', adder.id, 'name', adder.name) as added_by, ms(scan.taken_at) as taken_at,
     case when taker.id is not null then json_build_object('id', taker.id, 'name', taker.name) end as taken_by,
     ms(scan.unwanted_at) as unwanted_at,
     case when unwanter.id is not null then json_build_object('id', unwanter.id, 'name', unwanter.name) end as unwanted_by,
     scan.taken_at is null and scan.file_key is not null as opens
   from release
   join release_scan scan on scan.release_id = release.id
   join staff adder on adder.id = scan.added_by_id
   left join staff taker on taker.id = scan.taken_by_id
   left join staff unwanter on unwanter.id = scan.unwanted_by_id
   where release.case_id = $1 order by scan.added_at, scan.id`,
);

/** A release on paper, what its scans have together, and whose it is. */
export const paperOf = statement<
  { person_id: string; owner_key: Buffer | null; is_withdrawn: boolean; bytes: number },
  [releaseId: string, caseId: string]
>(
  "paper_of_release",
  `select release.person_id, part.owner_key, release.revoked_at is not null as is_withdrawn, (
     select coalesce(sum(bytes), 0)::int from release_scan scan where scan.release_id = release.id and scan.taken_at is null) as bytes
   from release join case_part part on part.id = release.person_id
   where release.id = $1 and release.case_id = $2 and release.form = 'written_paper'`,
);

export const scanThere = statement<
  { release_id: string; added_by_id: string; pages: number; is_there: boolean },
  [id: string]
>(
  "release_scan_there",
  `select release_id, added_by_id, pages, taken_at is null and file_key is not null as is_there from release_scan where id = $1`,
);

export const putScanPart = statement<
  Record<string, never>,
  [fileId: string, page: number, part: number, nowMs: number, body: Buffer]
>(
  "put_release_scan_part",
  "insert into release_scan_part (file_id, page, part, made_at, body) values ($1, $2, $3, instant($4), $5)",
);

export const addScan = statement<
  { id: string },
  [
    id: string,
    releaseId: string,
    personId: string,
    kind: ScanKind,
    pages: number,
    bytes: number,
    fileId: string,
    fileKey: Buffer,
    nowMs: number,
    by: string,
  ]
>(
  "add_release_scan",
  `insert into release_scan (id, release_id, person_id, kind, pages, bytes, file_id, file_key, added_at, added_by_id)
   values ($1, $2, $3, $4::scan_kind, $5, $6, $7, $8, instant($9), $10) on conflict (id) do nothing returning id`,
);

export const dropScanParts = statement<Record<string, never>, [fileId: string]>(
  "drop_release_scan_parts",
  "delete from release_scan_part where file_id = $1",
);

export interface ScanPartRow {
  readonly file_id: string;
  readonly person_id: string;
  readonly owner_key: Buffer;
  readonly file_key: Buffer;
  readonly body: Buffer;
}

export const scanParts = statement<ScanPartRow, [id: string, caseId: string, page: number]>(
  "release_scan_parts",
  `select scan.file_id, scan.person_id, person.owner_key, scan.file_key, part.body
   from release_scan scan
   join release on release.id = scan.release_id
   join case_part person on person.id = scan.person_id
   join release_scan_part part on part.file_id = scan.file_id and part.page = $3
   where scan.id = $1 and release.case_id = $2 and scan.taken_at is null and scan.file_key is not null
     and person.owner_key is not null order by part.part`,
);

export const recordLook = statement<
  Record<string, never>,
  [id: string, page: number, by: string, nowMs: number]
>(
  "record_release_scan_look",
  "insert into release_scan_look (scan_id, page, by_id, at) values ($1, $2, $3, instant($4))",
);

/** `null`: it is not there. */
export const takeScan = statement<
  { done: "taken" | "unwanted" | null },
  [id: string, caseId: string, by: string, nowMs: number]
>("take_scan_by_two", "select take_scan_by_two($1, $2, $3, $4) as done");

export const keepScan = statement<{ kept: boolean }, [id: string, caseId: string, by: string]>(
  "keep_release_scan",
  "select keep_release_scan(done_by($1, $3), $2) as kept",
);

export const forgetLooseScans = statement<{ count: number }, [beforeMs: number]>(
  "forget_loose_release_scans",
  `with gone as (
     delete from release_scan_part part where part.made_at < instant($1)
       and not exists (select from release_scan scan where scan.file_id = part.file_id and scan.file_key is not null)
     returning part.file_id
   )
   select count(distinct file_id)::int as count from gone`,
);
