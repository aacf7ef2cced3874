import type { ContactId } from "@holdfast/case-schema";
import type { ClientBase, Pool } from "pg";

/** Who had which of some contacts, one after another, as the log and the audit tell it. A step is written `contact@version`. */
export interface HoldingHistory {
  /** So many versions of contacts. */
  readonly steps: number;
  /** Steps by which somebody else had it, or nobody. */
  readonly changes: number;
  /** Contacts of which a version is missing, stands there twice, or began before the one before it: two had it at once, or a change was lost. */
  readonly torn: readonly string[];
  /** Changes of whoever has it of which there is no record, more than one, or one that says otherwise. */
  readonly unexplained: readonly string[];
  /** Changes that somebody made: every other was the house's. */
  readonly deeds: readonly string[];
}

/** One way in which a change of who has a contact is explained: by whom, and from whom to whom. */
const EXPLAINED = `case how
    when 'claim' then before is null and holder = actor_id
    when 'accept' then holder = actor_id
    when 'return' then before = actor_id and holder is null
    when 'close' then before = actor_id and holder is null
    when 'holder_gone' then actor_id is null and before is not null and holder is null
    when 'take_over' then holder = actor_id and before is not null
    when 'lead_move' then by_lead and reason is not null
    when 'lead_move_undone' then by_lead and reason is null
    else false end`;

/** Reads it anew of these contacts, whoever moved them at whichever gateway. */
export async function holdingHistory(
  on: Pick<ClientBase | Pool, "query">,
  ids: readonly ContactId[],
): Promise<HoldingHistory> {
  const { rows } = await on.query<{
    step: string;
    contact: string;
    isTorn: boolean;
    isChange: boolean;
    records: number;
    isExplained: boolean;
    isDeed: boolean;
  }>(
    `with step as (
       select contact_id, version, holder_id as holder, held_since, xid,
         lag(holder_id) over by_version as before, coalesce(lag(version) over by_version, 0) as version_before,
         lag(held_since) over by_version as since_before
       from event where contact_id = any($1::uuid[]) window by_version as (partition by contact_id order by version)
     ), told as (
       select step.*, record.facts ->> 'how' as how, record.actor_id, move.reason, move.id is not null as by_lead, record.seq is not null as is_told
       from step
       left join audit_row record on record.contact_id = step.contact_id and record.xid = step.xid and record.deed = 'moved'
         and record.thing = 'contact' and record.refusal is null and record.facts ->> 'how' not in ('lead_offer')
       left join lead_move move on move.contact_id = step.contact_id and move.by_id = record.actor_id
         and (move.version = step.version and move.from_id is not distinct from step.before and move.to_id is not distinct from step.holder)
     )
     select contact_id || '@' || version as step, contact_id as contact,
       bool_or(version <> version_before + 1 or before is not null and holder is not null and held_since < since_before) as "isTorn",
       bool_or(before is distinct from holder) as "isChange", count(*) filter (where is_told)::integer as records,
       bool_and(${EXPLAINED}) as "isExplained", bool_or(actor_id is not null) as "isDeed"
     from told group by contact_id, version order by contact_id, version`,
    [ids],
  );
  const changes = rows.filter(({ isChange }) => isChange);
  const seen = new Set(rows.map(({ contact }) => contact));
  return {
    steps: rows.length,
    changes: changes.length,
    torn: [
      ...rows.filter(({ isTorn }) => isTorn).map(({ step }) => step),
      // Of which nothing is told at all.
      ...ids.filter((id) => !seen.has(id)),
    ],
    unexplained: changes
      .filter(({ records, isExplained }) => records !== 1 || !isExplained)
      .map(({ step }) => step),
    deeds: changes.filter(({ isDeed }) => isDeed).map(({ step }) => step),
  };
}
