import type { StaffName } from "../contacts/contact-facts.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import { FILED, NAME, type FilingRow, type PartRow } from "./case-statements.ts";

/** What stands in a row as bytes, in base 64: both ends make bytes of it sooner than of the hexadecimal that the driver would read. */
type InBase64<Row> = {
  readonly [Column in keyof Row]: Row[Column] extends Buffer
    ? string
    : Row[Column] extends Buffer | null
      ? string | null
      : Row[Column];
};

interface Guest {
  readonly user: StaffName;
  readonly by: StaffName;
  readonly at: number;
}

interface StoredRow {
  readonly parts: readonly InBase64<PartRow>[];
  readonly filings: readonly InBase64<FilingRow>[];
  readonly guests: readonly Guest[];
}

/** One statement, so that nobody is shown what is in a case without the row that says that they read it (AU1). */
const storedCase = statement<StoredRow, [caseId: string, by: string, version: number, nowMs: number]>(
  "stored_case",
  `with noted as (
     insert into case_read (case_id, by_id, version, at) values ($1, $2, $3, instant($4)) on conflict do nothing
   )
   select (
     select coalesce(json_agg(json_build_object('id', part.id, 'kind', part.kind, 'version', part.version, 'form', part.form,
       'owner_key', encode(part.owner_key, 'base64'), 'body', encode(part.body, 'base64'), 'made_at', ms(part.made_at),
       'made_by', ${NAME("maker")}) order by part.ord), '[]')
     from case_part part join staff maker on maker.id = part.made_by_id
     where part.case_id = $1) as parts,
   (
     select coalesce(json_agg(json_build_object('contact_id', filed.contact_id, 'contact_number', contact.number,
       'contact_key', encode(contact.owner_key, 'base64'), 'case_id', filed.case_id, 'at_version', filed.at_version,
       'at', ms(filed.at), 'by', ${NAME("filer")}, 'came_key', encode(filed.came_key, 'base64'),
       'came', encode(filed.came, 'base64')) order by filed.at, filed.contact_id), '[]')
     from ${FILED} where filed.case_id = $1) as filings,
   (
     select coalesce(json_agg(json_build_object('user', ${NAME("guest")}, 'by', ${NAME("lead")}, 'at', ms(entry.at))
       order by entry.at, guest.name), '[]')
     from case_let_in entry
     join staff guest on guest.id = entry.user_id
     join staff lead on lead.id = entry.by_id
     where entry.case_id = $1 and entry.ended_at is null) as guests`,
);

/** The rows of a case whose lock is held, and that it was read. */
export async function readRows(
  on: Queryable,
  ...read: Parameters<typeof storedCase> extends [Queryable, ...infer Values] ? Values : never
): Promise<{
  readonly parts: readonly PartRow[];
  readonly filings: readonly FilingRow[];
  readonly guests: readonly Guest[];
}> {
  const [row] = await storedCase(on, ...read);
  if (row === undefined) throw new Error("the statement of a case always has one row");
  return {
    parts: row.parts.map((part) => ({
      ...part,
      owner_key: bytesOf(part.owner_key),
      body: bytesOf(part.body),
    })),
    filings: row.filings.map((filing) => ({
      ...filing,
      contact_key: Buffer.from(filing.contact_key, "base64"),
      came_key: Buffer.from(filing.came_key, "base64"),
      came: Buffer.from(filing.came, "base64"),
    })),
    guests: row.guests,
  };
}

function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text, "base64");
}
