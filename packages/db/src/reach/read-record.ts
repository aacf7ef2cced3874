import { ChannelId, PersonId, PreferenceId, UserId, type ContactId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { openPreference } from "./kept-preferences.ts";
import type { ConversationFact, DangerFact, ReachRecord } from "./reach-record.ts";
import { reachRecord, type HappenedRow, type ReachRow } from "./reach-statements.ts";

/** All that is known of reaching somebody in a contact, at one moment; `null` when there is no such contact. */
export async function readRecord(
  inside: Inside,
  contactId: ContactId,
  on: Queryable = inside.pool,
): Promise<ReachRecord | null> {
  const [row] = await reachRecord(on, contactId);
  if (row === undefined) return null;
  const { holder_id: holderId, person_id: personId, preference_id: inForce, latest_id: latest } = row;
  const preference = openPreference(inside, row);
  return {
    contactId,
    version: row.version,
    channel: ChannelId.parse(row.channel),
    medium: row.medium,
    status: row.status,
    holderId: holderId === null ? null : UserId.parse(holderId),
    speaker: row.speaker,
    conversation: row.happened.map(conversationFact),
    danger: row.danger.map(dangerFact),
    optOutWords: row.opt_out_words.map(([kind, at, saidAt], before) => ({
      kind,
      at,
      saidAt,
      entry: before + 1,
    })),
    preference,
    agreedLast: preference?.may === "contact" ? preference : openAgreed(inside, row),
    preferenceId: inForce === null ? null : PreferenceId.parse(inForce),
    latestPreferenceId: latest === null ? null : PreferenceId.parse(latest),
    neverSince: row.never_since,
    personId: personId === null ? null : PersonId.parse(personId),
    isAnother: row.answers_another,
    lift: row.lift,
  };
}

function openAgreed(inside: Inside, row: ReachRow): ReachRecord["agreedLast"] {
  const { agreed_id: preference_id, agreed_key: body_key, agreed_body: body } = row;
  const agreed = openPreference(inside, { ...row, preference_id, body_key, body, may: "contact" });
  return agreed?.may === "contact" ? agreed : null;
}

function conversationFact([kind, entry, at, saidAt, until, by]: HappenedRow): ConversationFact {
  switch (kind) {
    case "heard":
      return { kind, entry: given(entry), at, saidAt };
    case "left":
    case "did_not_arrive":
    case "reopened":
    case "exploiter_marked":
      return { kind, entry: given(entry), at };
    case "agreed_until":
      return { kind, at, until: given(until) };
    case "confirmed":
      return { kind, at, by: UserId.parse(by) };
    case "number_reassigned":
    case "exploiter_mark_taken_back":
    case "clock":
      return { kind, at };
  }
}

function dangerFact({ kind, at, agreed_at: agreedAt, by }: ReachRow["danger"][number]): DangerFact {
  switch (kind) {
    case "danger_word":
      return { kind, at };
    case "check_word":
      return { kind, at, agreedAt: given(agreedAt) };
    case "confirmed_over":
      return { kind, at, by: UserId.parse(by) };
  }
}

/** The schema says so of every row. */
function given(value: number | null): number {
  if (value === null) throw new Error("a fact without what belongs to it");
  return value;
}
