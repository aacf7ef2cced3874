import type {
  ChannelId,
  ContactId,
  ContactStatus,
  DangerReason,
  Lane,
  LaneReason,
  Language,
  LiftAnswer,
  Medium,
  Speaker,
  UserId,
} from "@holdfast/case-schema";
import { fieldsStatement } from "../sql/statement.ts";
import type { ContactFacts, StaffName } from "./contact-facts.ts";

/** One row of the listing as the driver has it: text, or nothing. The first two say what the others hold for, and are in one row alone. */
export type QueueFields = readonly [
  epoch: string | null,
  xmin: string | null,
  id: ContactId,
  number: string,
  channel: ChannelId,
  medium: Medium,
  status: ContactStatus | null,
  danger: DangerReason | null,
  waitingSince: string,
  dueAt: string,
  unanswered: string,
  holderId: UserId | null,
  holderName: string | null,
  heldSince: string | null,
  holderGoneSince: string | null,
  offeredToId: UserId | null,
  offeredToName: string | null,
  unreadable: string | null,
  lowTrust: string | null,
  isAutomatic: string | null,
  language: Language | null,
  lane: Lane | null,
  laneReason: LaneReason | null,
  speaker: Speaker | null,
  setAsideUntil: string | null,
  setAsideById: UserId | null,
  setAsideByName: string | null,
  backSince: string | null,
  liftAskedAt: string | null,
  liftAnswer: LiftAnswer | null,
  reopened: string | null,
  version: string,
];

/** What each of them is, in their order. What nearly all have is sent as nothing, which costs both ends least. */
const FACTS = [
  "contact.id",
  "contact.number",
  "contact.channel",
  "contact.medium",
  "nullif(contact.status, 'waiting')",
  "contact.danger",
  "ms(contact.waiting_since)",
  "ms(contact.due_at)",
  "contact.unanswered",
  "contact.holder_id",
  "staff_name(contact.holder_id)",
  "ms(contact.held_since)",
  "ms(contact.holder_gone_since)",
  "contact.offered_to_id",
  "staff_name(contact.offered_to_id)",
  "nullif(contact.unreadable, false)",
  "nullif(contact.low_trust, false)",
  "nullif(contact.automatic, false)",
  "contact.language",
  "contact.lane",
  "contact.lane_reason",
  "contact.speaker",
  "ms(contact.set_aside_until)",
  "contact.set_aside_by_id",
  "staff_name(contact.set_aside_by_id)",
  "ms(contact.back_since)",
  "ms(contact.lift_asked_at)",
  "contact.lift_answer",
  "nullif(contact.reopened, 0)",
  "contact.version",
];

/**
 * The open contacts, each in columns: of ten thousand, the server takes a tenth of the time that it needs to make JSON of
 * each by `contact_facts`, and they are read here while the next ones come. In one statement with what they hold for, which
 * is a row of its own, so that it is made and sent once.
 */
export const queueRows = fieldsStatement<QueueFields>(
  "queue_rows",
  `select log_epoch(), pg_snapshot_xmin(pg_current_snapshot())::text, ${FACTS.map(() => "null").join(", ")}
   union all
   select null, null, ${FACTS.join(", ")}
   from contact
   where contact.status <> 'closed'`,
);

/** The row as view `contact_row` has it, by which the log tells of the same contact (DB750). */
export function queueRowOf([
  _epoch,
  _xmin,
  id,
  number,
  channel,
  medium,
  status,
  danger,
  waitingSince,
  dueAt,
  unanswered,
  holderId,
  holderName,
  heldSince,
  holderGoneSince,
  offeredToId,
  offeredToName,
  unreadable,
  lowTrust,
  isAutomatic,
  language,
  lane,
  laneReason,
  speaker,
  setAsideUntil,
  setAsideById,
  setAsideByName,
  backSince,
  liftAskedAt,
  liftAnswer,
  reopened,
  version,
]: QueueFields): ContactFacts {
  return {
    id,
    number: Number(number),
    channel,
    medium,
    status: status ?? "waiting",
    danger,
    waitingSince: Number(waitingSince),
    dueAt: Number(dueAt),
    unanswered: Number(unanswered),
    holder: named(holderId, holderName),
    heldSince: instant(heldSince),
    holderGoneSince: instant(holderGoneSince),
    offeredTo: named(offeredToId, offeredToName),
    unreadable: unreadable !== null,
    lowTrust: lowTrust !== null,
    isAutomatic: isAutomatic !== null,
    language,
    lane,
    laneReason,
    speaker,
    setAsideUntil: instant(setAsideUntil),
    setAsideBy: named(setAsideById, setAsideByName),
    backSince: instant(backSince),
    liftAskedAt: instant(liftAskedAt),
    liftAnswer,
    reopened: reopened === null ? 0 : Number(reopened),
    version: Number(version),
  };
}

function named(id: UserId | null, name: string | null): StaffName | null {
  return id === null || name === null ? null : { id, name };
}

function instant(ms: string | null): number | null {
  return ms === null ? null : Number(ms);
}
