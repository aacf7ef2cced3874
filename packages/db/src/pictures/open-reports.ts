import { ChannelId, PictureId, ReportId, type ReportOutcome } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { ReportDecision, ReportStore } from "./report-store.ts";

interface ReportRow {
  readonly id: string;
  readonly media_id: string;
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly number: number;
  readonly channel: string;
  readonly arrived_at: number;
  readonly opened_at: number;
  readonly opened_by: StaffName;
  readonly due_at: number;
  readonly keep_until: number;
  readonly is_kept: boolean;
  readonly is_withdrawn: boolean;
  readonly outcome: ReportOutcome | null;
  readonly decided_at: number | null;
  readonly decided_by: StaffName | null;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
}

const listReports = statement<ReportRow>(
  "report_decisions",
  `select report.id, report.media_id, contact.id as contact_id, contact.owner_key, contact.number, contact.channel,
     ms(message.at) as arrived_at, ms(report.opened_at) as opened_at, ms(report.due_at) as due_at,
     ms(report.keep_until) as keep_until, json_build_object('id', opener.id, 'name', opener.name) as opened_by,
     media.state <> 'withdrawn'
       and exists (select from media_file where media_id = media.id and attached and copy = 'original') as is_kept,
     message.withdrawn_at is not null as is_withdrawn,
     report.outcome, ms(report.decided_at) as decided_at,
     case when decider.id is not null then json_build_object('id', decider.id, 'name', decider.name) end as decided_by,
     report.body_key, report.body
   from (
     select * from report_decision where outcome is null
     union all
     (select * from report_decision where outcome is not null order by decided_at desc, id desc limit 100)
   ) report
   join media on media.id = report.media_id
   join message on message.id = media.message_id
   join contact on contact.id = media.contact_id
   join staff opener on opener.id = report.opened_by_id
   left join staff decider on decider.id = report.decided_by_id
   order by report.outcome is not null, case when report.outcome is null then report.due_at end, report.decided_at desc,
     report.id`,
);

const contactOfReport = statement<{ contact_id: string }, [id: string]>(
  "contact_of_report",
  "select contact_id from report_decision join media on media.id = report_decision.media_id where report_decision.id = $1",
);

const decideReport = statement<
  { outcome: "decided" | "decided_already" | "not_found" },
  [
    id: string,
    by: string,
    outcome: ReportOutcome,
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
    keepUntilMs: number,
  ]
>("decide_report", "select decide_report($1, $2, $3::report_outcome, $4, $5, $6, $7) as outcome");

/** Report decisions; what the officer writes is sealed with the contact. */
export function openReports(inside: Inside): ReportStore {
  const { pool, clock, commits, houseTime } = inside;
  return {
    list: async () => (await listReports(pool)).map((row) => reportOf(inside, row)),
    async decide(id, by, { outcome, words, keepMs }) {
      const [known] = await contactOfReport(pool, id);
      const owner = known === undefined ? null : await ownerOf(inside, known.contact_id);
      if (owner === null) return "not_found";
      const now = clock();
      const { key, body } = seal(owner, PLACE.report(id), Buffer.from(words));
      const kept = (await houseTime.atLeast()) + keepMs;
      const [row] = await decideReport(pool, id, by, outcome, key, body, now, kept);
      if (row?.outcome === "decided") commits.happened();
      return row?.outcome ?? "not_found";
    },
  };
}

function reportOf(inside: Inside, row: ReportRow): ReportDecision {
  const { outcome, decided_at: at, decided_by: by } = row;
  return {
    id: ReportId.parse(row.id),
    pictureId: PictureId.parse(row.media_id),
    contactNumber: row.number,
    channel: ChannelId.parse(row.channel),
    arrivedAt: row.arrived_at,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    dueAt: row.due_at,
    keepUntil: row.keep_until,
    isKept: row.is_kept,
    isWithdrawn: row.is_withdrawn,
    decided:
      outcome === null || at === null || by === null
        ? null
        : { outcome, at, by, words: wordsOf(inside, row) },
  };
}

function wordsOf({ owners }: Inside, row: ReportRow): string | null {
  const { body_key: key, body } = row;
  if (key === null || body === null) return null;
  try {
    return open(owners.unwrap(row.contact_id, row.owner_key), PLACE.report(row.id), { key, body }).toString();
  } catch {
    return null;
  }
}
