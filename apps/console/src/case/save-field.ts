import { PART_FIELDS } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import type { z } from "zod";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { caseDrafts, draftAt, putDraft, type FieldPlace } from "./case-drafts.ts";
import { ChangeFieldDocument, type ChangedData, type CaseFieldData } from "./case-documents.ts";
import { caseShown, learnField, learnVersion, partsOf, standingOf } from "./case-shown.ts";
import {
  afterReading,
  afterSaving,
  beginSaving,
  keepMine,
  type FieldDraft,
  type Saved,
  type Standing,
} from "./field-draft.ts";
import { shapeOf } from "./field-shape.ts";
import { fieldWords } from "./field-words.ts";
import { refusalWords } from "./refusal-words.ts";
import { sameValue } from "./same-value.ts";
import { keptStill, typedSince } from "./typed-addresses.ts";
import { sentOf, valueOf } from "./typed-value.ts";

/** Keeps one field with the gateway, when somebody leaves it. What does not come to stand there stays where it was typed. */
export async function saveField(place: FieldPlace): Promise<void> {
  const draft = draftAt(place);
  if (draft === null || draft.phase === "saving") return;
  // Both stand there, and neither is kept until somebody chooses: whoever leaves the field has to hear that.
  if (draft.theirs !== null) return sayTheirs(place, draft.theirs, "assertive");
  const { typed, seen } = draft;
  const shape = shapeOf(place.part, place.field);
  const value = valueOf(shape, typed);
  // Nothing was changed after all.
  if (sameValue(value, seen.value)) return putDraft(place, null);
  if (!isOfField(place, value)) {
    putDraft(place, { ...draft, refusal: "value" });
    return say(place, "assertive", refusalWords("value"));
  }
  putDraft(place, beginSaving(draft));
  const { caseId, part, partId: id, field } = place;
  const answer = await tell(ChangeFieldDocument, {
    caseId,
    part,
    id,
    field,
    value: sentOf(shape, value),
    seenRevision: seen.revision,
  });
  settle(place, { typed, value }, answer);
}

function settle(
  place: FieldPlace,
  sent: { readonly typed: unknown; readonly value: unknown },
  answer: Answer<{ readonly done: ChangedData }>,
): void {
  const saved = savedBy(sent.value, answer);
  if (saved.kind === "written" || saved.kind === "overtaken") {
    const { caseId, part, partId, field } = place;
    learnField(caseId, part, partId, field, fieldOf(field, saved.now, answer));
    const version = versionBy(answer);
    if (version !== null) learnVersion(caseId, version);
  }
  // Dropped meanwhile, as by whoever signed out: there is nothing to put back.
  const now = draftAt(place);
  if (now === null) return;
  const next = settled(place, afterSaving(now, sent, saved), sent.typed, saved);
  putDraft(place, next);
  sayWhat(place, saved, next?.theirs ?? null);
  // What was typed on the way, by somebody who has left the field since, follows at once.
  if (saved.kind === "written" && next !== null && !isThere(place)) void saveField(place);
}

/** What is left of a draft; of addresses, what was sent is among what is kept by now. */
function settled(
  { part, field }: FieldPlace,
  next: FieldDraft | null,
  sent: unknown,
  saved: Saved,
): FieldDraft | null {
  if (next === null || saved.kind !== "written" || shapeOf(part, field).kind !== "addresses") return next;
  return { ...next, typed: typedSince(next.typed, sent, saved.now.value) };
}

/** Keeps what was typed, over what a colleague wrote, which was seen by now. */
export function saveMine(place: FieldPlace): void {
  const draft = draftAt(place);
  if (draft === null) return;
  const isOfAddresses = shapeOf(place.part, place.field).kind === "addresses";
  const typed =
    isOfAddresses && draft.theirs !== null ? keptStill(draft.typed, draft.theirs.value) : draft.typed;
  putDraft(place, keepMine({ ...draft, typed }));
  void saveField(place);
}

function savedBy(value: unknown, answer: Answer<{ readonly done: ChangedData }>): Saved {
  if (answer.kind === "unreachable" || answer.kind === "signed_out") return { kind: "unknown" };
  if (answer.kind === "failed") return { kind: "refused", because: "failed" };
  const { done } = answer.data;
  switch (done.__typename) {
    case "CaseWritten":
      return {
        kind: "written",
        now: { value: done.addresses ?? value, revision: done.revision, by: done.by.name, at: done.at },
      };
    case "CaseOvertaken": {
      const { value: theirs, revision, by, at } = done.now;
      return { kind: "overtaken", now: { value: theirs, revision, by: by.name, at } };
    }
    case "CaseInvalid":
      return { kind: "refused", because: done.because === "field" ? "failed" : done.because };
    case "CaseUnreadable":
      return { kind: "refused", because: "unreadable" };
    case "NotFound":
      return { kind: "refused", because: "gone" };
  }
}

/** What the case has by it, where it was written and that is told. */
function versionBy(answer: Answer<{ readonly done: ChangedData }>): number | null {
  const done = answer.kind === "data" ? answer.data.done : null;
  return done?.__typename === "CaseWritten" ? done.caseVersion : null;
}

/** As the gateway tells a field, with whoever wrote it. */
function fieldOf(
  name: string,
  { value, revision, at, by }: Standing,
  answer: Answer<{ readonly done: ChangedData }>,
): CaseFieldData {
  const done = answer.kind === "data" ? answer.data.done : null;
  const writer =
    done?.__typename === "CaseWritten"
      ? done.by
      : done?.__typename === "CaseOvertaken"
        ? done.now.by
        : { id: "", name: by };
  return { name, value, revision, at, by: writer };
}

function sayWhat(place: FieldPlace, saved: Saved, theirs: Standing | null): void {
  const name = fieldWords(place.part, place.field);
  if (theirs !== null) {
    return sayTheirs(place, theirs, "assertive");
  }
  switch (saved.kind) {
    case "written":
    case "overtaken":
      return announce({ kind: "case-saved", urgency: "polite", words: () => t`Saved: ${name}` });
    case "refused":
      return say(place, "assertive", refusalWords(saved.because));
    case "unknown":
      return say(place, "polite", t`Not saved yet: ${name}. It stays on this screen.`);
  }
}

/** Keeps what is typed, and sets it beside what came meanwhile; says so once, however often they go on typing there. */
export function setBeside(place: FieldPlace, next: FieldDraft, mine: unknown, standing: Standing): void {
  const before = draftAt(place);
  const beside = afterReading(next, mine, standing);
  putDraft(place, beside);
  if (before?.theirs == null && beside?.theirs != null) sayTheirs(place, beside.theirs, "polite");
}

/** Never what they wrote: what was said aloud can be read again by whoever passes by. */
function sayTheirs(place: FieldPlace, theirs: Standing, urgency: "polite" | "assertive"): void {
  const name = fieldWords(place.part, place.field);
  say(place, urgency, t`${theirs.by} wrote something else in “${name}” meanwhile. Both stand there.`);
}

function say(place: FieldPlace, urgency: "polite" | "assertive", words: string): void {
  announce({ kind: `case-field:${place.partId}:${place.field}`, urgency, words: () => words });
}

/** Whether somebody is in that field. */
function isThere({ partId, field }: FieldPlace): boolean {
  const at = document.activeElement?.closest<HTMLElement>("[data-case-field]");
  return at?.dataset["caseField"] === field && at.dataset["casePart"] === partId;
}

/** Whether it is a value of its field; of addresses those are judged that are typed, since no others are known here. */
function isOfField(place: FieldPlace, value: unknown): boolean {
  const isOfAddresses = shapeOf(place.part, place.field).kind === "addresses" && Array.isArray(value);
  const judged: unknown = isOfAddresses ? value.filter((entry) => typeof entry === "string") : value;
  return schemaOf(place).safeParse(judged).success;
}

function schemaOf({ part, field }: FieldPlace): z.ZodType {
  const fields: Readonly<Record<string, { readonly schema: z.ZodType } | undefined>> = PART_FIELDS[part];
  const known = fields[field];
  if (known === undefined) throw new Error(`no field of a ${part} is called so`);
  return known.schema;
}

/** Tries once more to keep what the gateway did not say yes or no to, as when it is back. */
export async function saveUnsaved(): Promise<void> {
  const waiting = [...caseDrafts.get().values()].filter(({ phase }) => phase === "unsaved");
  await Promise.all(waiting.map(async ({ place }) => saveField(place)));
}

/** Keeps what was typed and not yet left, as when the panel closes around the field. */
export function saveTyped(): void {
  for (const { place, phase, refusal } of caseDrafts.get().values())
    if (phase === "typing" && refusal === null) void saveField(place);
}

/** Sets what was typed beside what a reading of the case says now. */
export function compareWithReading(): void {
  const shown = caseShown.get();
  if (shown.kind !== "ready") return;
  for (const { place, ...draft } of caseDrafts.get().values()) {
    if (place.caseId !== shown.id) continue;
    const part = partsOf(shown.data, place.part).find(({ id }) => id === place.partId);
    const now = part === undefined ? null : standingOf(part, place.field);
    if (now === null) continue;
    const next = afterReading(draft, valueOf(shapeOf(place.part, place.field), draft.typed), now);
    if (next === draft) continue;
    putDraft(place, next);
    // Once, however often they go on writing there: it stands beside what was typed.
    if (draft.theirs === null && next?.theirs != null) sayTheirs(place, next.theirs, "polite");
  }
}
