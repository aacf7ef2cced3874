import { z } from "zod";
import { CaseId, ContactId, NoteId, UserId } from "../ids.ts";
import { AllegedExploiter } from "./alleged-exploiter.ts";
import { CASE_PART_MAX, CasePerson, OPEN_TEXTS } from "./case-person.ts";
import { field, recordOf, words } from "./field.ts";
import { About, MayHold } from "./open-text.ts";

/** The version of what `CaseRecord` holds; raised with a migration, and kept with every record. */
export const CASE_VERSION = 3;

/**
 * A note, as it was written: text that nobody can take apart. It names whom it is about and every kind of fact that may be in
 * it, and goes only where all of these may, for all of them.
 */
export const NOTE_FIELDS = Object.freeze({
  id: field("kept_inside", NoteId),
  about: field("kept_inside", About.min(1)),
  mayHold: field("kept_inside", MayHold),
  writtenBy: field("kept_inside", UserId),
  writtenAt: field("kept_inside", z.number().int().nonnegative()),
  text: field("narrative", words(20_000)),
});
export const CaseNote = recordOf(NOTE_FIELDS);
export type CaseNote = z.infer<typeof CaseNote>;

/** Where a case stands. */
export const CaseStatus = z.enum(["active", "follow_up", "closed", "closed_referred"]);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** Each by its value of `cas_Status` (HTCDS 2.0). */
export const CASE_STATUS_HTCDS: Readonly<Record<CaseStatus, string>> = Object.freeze({
  active: "Active",
  follow_up: "FollowUp",
  closed: "Closed",
  closed_referred: "ClosedReferred",
});

/** What is kept of a case besides its people. */
export const CASE_FIELDS = Object.freeze({
  version: field("kept_inside", z.literal(CASE_VERSION)),
  id: field("kept_inside", CaseId),
  status: field("kept_inside", CaseStatus),
  contacts: field("kept_inside", z.array(ContactId).max(2_000)),
  persons: field("kept_inside", z.array(CasePerson).max(CASE_PART_MAX)),
  exploiters: field("kept_inside", z.array(AllegedExploiter).max(CASE_PART_MAX)),
  notes: field("kept_inside", z.array(CaseNote).max(2_000)),
});

/**
 * The record of one situation: its people, who is alleged to exploit them, and notes. Personal data, sealed at rest. Whoever is
 * named by a note, another text, an exploiter or a representative is a person of the case, and nobody is in it twice.
 */
export const CaseRecord = recordOf(CASE_FIELDS).refine(holdsTogether);
export type CaseRecord = z.infer<typeof CaseRecord>;

function holdsTogether({
  persons,
  exploiters,
  notes,
}: {
  readonly persons: readonly CasePerson[];
  readonly exploiters: readonly AllegedExploiter[];
  readonly notes: readonly CaseNote[];
}): boolean {
  const people = new Set(persons.map(({ id }) => id));
  const named = [
    ...exploiters.flatMap(({ toldBy }) => toldBy),
    ...notes.flatMap(({ about }) => about),
    ...persons.flatMap(({ represents }) => represents?.people ?? []),
    ...exploiters.flatMap(({ description }) => description?.about ?? []),
    ...persons.flatMap((person) => OPEN_TEXTS.flatMap((name) => person[name]?.about ?? [])),
  ];
  const isOnce = (parts: readonly { readonly id: string }[]): boolean =>
    new Set(parts.map(({ id }) => id)).size === parts.length;
  return [persons, exploiters, notes].every(isOnce) && named.every((id) => people.has(id));
}
