import type { Role } from "@holdfast/case-schema";
import type { CaseStatus } from "@holdfast/case-schema/case";
import { decideRecord, viewerCan, type RecordDecision, type Standing } from "./decide-record.ts";
import { CaseAct, CaseData, ContactAct, type ContactState } from "./record-row.ts";
import { RECORD_TABLE } from "./record-table.ts";

/** What somebody is to a case. Their role alone opens none. */
export interface CaseRelation {
  readonly role: Role;
  /** `null`: there is no such case. */
  readonly status: CaseStatus | null;
  readonly isOnShift: boolean;
  /** Whether they have or had a contact that is filed there, while it was. */
  readonly hadContact: boolean;
  /** Whether a lead let them in by name. */
  readonly isLetIn: boolean;
  /** When they last opened it in an emergency, if that stands. */
  readonly brokeGlassAt: number | null;
  /** Whether they are barred from it, or from a case that is one with it. */
  readonly isBarred: boolean;
}

/** Whether somebody may do this with a case, by what they are to it at this moment (A49 to A52, A65 to A68). */
export function decideCase(relation: CaseRelation, act: CaseAct, at: number): RecordDecision {
  return decideRecord(RECORD_TABLE, "case", act, standingOf(relation), at);
}

/** What somebody may do with a case, and what of it they are shown: facts for a console, which decides nothing itself. */
export interface CaseViewerCan {
  readonly acts: readonly CaseAct[];
  readonly fields: readonly CaseData[];
}

export function caseViewerCan(relation: CaseRelation, at: number): CaseViewerCan {
  const { acts, fields } = viewerCan(RECORD_TABLE, "case", CaseAct.options, standingOf(relation), at);
  return {
    acts: CaseAct.options.filter((act) => acts.includes(act)),
    fields: CaseData.options.filter((field) => fields.includes(field)),
  };
}

function standingOf(relation: CaseRelation): Standing {
  const { role, status, isOnShift, hadContact, isLetIn, brokeGlassAt, isBarred } = relation;
  const ties = {
    on_shift: isOnShift,
    had_contact: hadContact,
    let_in: isLetIn,
    broke_glass: brokeGlassAt,
    barred: isBarred,
  };
  return { role, state: status, ties };
}

/** What somebody is to a contact. */
export interface ContactRelation {
  readonly role: Role;
  /** `null`: there is no such contact. */
  readonly state: ContactState | null;
  readonly isOnShift: boolean;
  readonly isHolder: boolean;
  /** Whether they are barred from the case in which it is filed, or from one that is one with it, and do not talk with them just then. */
  readonly isBarred: boolean;
}

/** Whether somebody may do this with a contact, by what they are to it at this moment (A53, A69, A74, A75, A77, A87, A88). */
export function decideContact(relation: ContactRelation, act: ContactAct, at: number): RecordDecision {
  return decideRecord(RECORD_TABLE, "contact", act, contactStanding(relation), at);
}

/** Every act that somebody may do with a contact, and nothing where they are barred from it. */
export function contactViewerCan(relation: ContactRelation, at: number): readonly ContactAct[] {
  const { acts } = viewerCan(RECORD_TABLE, "contact", ContactAct.options, contactStanding(relation), at);
  return ContactAct.options.filter((act) => acts.includes(act));
}

function contactStanding({ role, state, isOnShift, isHolder, isBarred }: ContactRelation): Standing {
  return { role, state, ties: { on_shift: isOnShift, holder: isHolder, barred: isBarred } };
}

/** What somebody is to a contact that they would file into a case. */
export interface FilingStanding {
  readonly role: Role;
  readonly isOnShift: boolean;
  readonly contact: "theirs" | "closed" | "others";
  readonly isBarred: boolean;
}

/** Whether somebody may say in which case a contact is: whoever has it, and once it is closed a lead on shift (A53, A69). */
export function decideFiling(
  { role, isOnShift, contact, isBarred }: FilingStanding,
  at: number,
): RecordDecision {
  const state = contact === "closed" ? "closed" : "claimed";
  return decideContact({ role, state, isOnShift, isHolder: contact === "theirs", isBarred }, "file", at);
}
