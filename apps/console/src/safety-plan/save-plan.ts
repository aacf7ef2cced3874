import { questionOf, type FieldName } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import {
  afterReading,
  afterSaving,
  beginSaving,
  typeInto,
  type Saved,
  type Standing,
} from "../case/field-draft.ts";
import { sameValue } from "../case/same-value.ts";
import { serverNow } from "../clock/server-clock.ts";
import { session } from "../session/session.ts";
import {
  EditPlanDocument,
  type EditCameData,
  type EditedData,
  type PlanFieldData,
} from "./plan-documents.ts";
import {
  draftAt,
  draftsOf,
  planDrafts,
  putDraft,
  type KeptPlanDraft,
  type PlanPlace,
  type PlanRefusal,
} from "./plan-drafts.ts";
import { fieldTitle } from "./field-title.ts";
import { learnPlan, planShown, standingIn, standingOf, withField } from "./plans-shown.ts";
import { refusalWords } from "./refusal-words.ts";
import { inOrder } from "./step-now.ts";
import { isValue, valueOf } from "./typed-answer.ts";

/** Types into a field: what came meanwhile stands beside it from the first letter on. */
export function typePlan(place: PlanPlace, shown: Standing, typed: unknown, standing: Standing): void {
  const next = typeInto<PlanRefusal>(draftAt(place), shown, typed);
  const beside = afterReading(next, valueOf(place.field, typed), standing);
  putDraft(place, beside, null);
}

/** Keeps one field with the gateway, when somebody leaves it or says so. What cannot be sent now waits for what is on its way. */
export async function savePlanField(place: PlanPlace): Promise<void> {
  const draft = draftAt(place);
  if (draft === null || draft.phase === "saving") return;
  // Both stand there, and neither is kept until somebody chooses: whoever leaves the field has to hear that.
  if (draft.theirs !== null) return sayTheirs(place, draft.theirs, "assertive");
  const value = valueOf(place.field, draft.typed);
  // A question that is asked in every contact is answered anew although the answer is the same.
  const isSame = questionOf(place.field) === null && sameValue(value, draft.seen.value ?? "");
  if (isSame) return putDraft(place, null);
  if (!isValue(place.field, value)) {
    putDraft(place, { ...draft, refusal: "not_a_value" });
    return say(place.field, "assertive", refusalWords("not_a_value"));
  }
  putDraft(place, { ...draft, phase: "unsaved", refusal: null });
  await sendWaiting(place.planId);
}

/** Sends all that waits in a plan, in the order of the questions, as one list for each contact in which it was said; one list at a time. */
export async function sendWaiting(planId: string): Promise<void> {
  const all = draftsOf(planDrafts.get(), planId);
  if (all.some(({ phase }) => phase === "saving")) return;
  const ready = all
    .filter(({ phase, theirs, refusal }) => phase === "unsaved" && theirs === null && refusal === null)
    .toSorted((one, other) => inOrder(one.place.field, other.place.field));
  const contactId = ready[0]?.place.contactId;
  if (contactId === undefined) return;
  const waiting = ready.filter(({ place }) => place.contactId === contactId);
  const sent = waiting.map((draft) => ({ draft, value: valueOf(draft.place.field, draft.typed) }));
  for (const { place, ...draft } of waiting) putDraft(place, beginSaving(draft));
  const answer = await tell(EditPlanDocument, {
    id: planId,
    contactId,
    edits: sent.map(({ draft: { place, seen, saidAt }, value }) => ({
      field: place.field,
      value,
      basedOn: seen.revision,
      saidAt,
    })),
  });
  settle(planId, sent, answer);
  // What was written on the way, or is of another contact, follows at once, where the gateway answers. What it refused waits no longer.
  if (answer.kind === "data" || answer.kind === "failed") await sendWaiting(planId);
}

interface Sent {
  readonly draft: KeptPlanDraft;
  readonly value: unknown;
}

function settle(planId: string, sent: readonly Sent[], answer: Answer<{ readonly done: EditedData }>): void {
  const edited =
    answer.kind === "data" && answer.data.done.__typename === "SafetyPlanEdited" ? answer.data.done : null;
  sent.forEach(({ draft: { place, typed }, value }, at) => {
    const came = edited?.edits[at];
    const saved = came === undefined ? notSaved(answer) : savedBy(came, value);
    if (saved.kind === "written" || saved.kind === "overtaken")
      learnPlan(planId, (data) => ({
        ...data,
        fields: withField(data.fields, fieldNow(place.field, saved.now, came)),
      }));
    const now = draftAt(place);
    // Dropped meanwhile, as by whoever signed out: there is nothing to put back.
    if (now === null) return;
    const next = afterSaving(now, { typed, value }, saved);
    putDraft(place, next, saved.kind === "unknown" ? (now.saidAt ?? serverNow()) : now.saidAt);
    sayWhat(place, saved, next?.theirs ?? null);
  });
  if (edited === null) return;
  const { nextStep, crisisReasons, revision } = edited;
  learnPlan(planId, (data) => ({
    ...data,
    nextStep,
    crisisReasons,
    // Where others wrote as well, reading it tells.
    facts: data.facts.revision + 1 === revision ? { ...data.facts, revision } : data.facts,
  }));
}

function notSaved(answer: Answer<{ readonly done: EditedData }>): Saved<PlanRefusal> {
  if (answer.kind === "unreachable" || answer.kind === "signed_out") return { kind: "unknown" };
  if (answer.kind === "failed") return { kind: "refused", because: "failed" };
  return {
    kind: "refused",
    because: answer.data.done.__typename === "SafetyPlanForgotten" ? "forgotten" : "gone",
  };
}

function savedBy(came: EditCameData, value: unknown): Saved<PlanRefusal> {
  switch (came.kind) {
    case "changed":
    case "same": {
      const now = { value, revision: came.version ?? 1, by: myself().name, at: serverNow() };
      return { kind: "written", now };
    }
    case "conflict":
      return came.theirs === null
        ? { kind: "refused", because: "failed" }
        : { kind: "overtaken", now: standingIn(came.theirs) };
    case "refused":
      return { kind: "refused", because: came.because ?? "failed" };
  }
}

function fieldNow(
  name: FieldName,
  { value, revision, at }: Standing,
  came: EditCameData | undefined,
): PlanFieldData {
  return came?.theirs ?? { name, value, version: revision, isReadable: true, saidAt: at, by: myself() };
}

function myself(): { readonly id: string; readonly name: string } {
  const now = session.get();
  return now.kind === "signed_in" ? { id: now.me.id, name: now.me.name } : { id: "", name: "" };
}

function sayWhat({ field, ...place }: PlanPlace, saved: Saved<PlanRefusal>, theirs: Standing | null): void {
  const name = fieldTitle(field);
  if (theirs !== null) return sayTheirs({ field, ...place }, theirs, "assertive");
  switch (saved.kind) {
    case "written":
    case "overtaken":
      return announce({ kind: "plan-saved", urgency: "polite", words: () => t`Saved: ${name}` });
    case "refused":
      return say(field, "assertive", refusalWords(saved.because));
    case "unknown":
      return say(field, "polite", t`Not saved yet: ${name}. It stays on this screen.`);
  }
}

/** Never what they wrote: what was said aloud can be read again by whoever passes by. */
function sayTheirs({ field }: PlanPlace, theirs: Standing, urgency: "polite" | "assertive"): void {
  const name = fieldTitle(field);
  say(field, urgency, t`${theirs.by} wrote something else in “${name}” meanwhile. Both stand there.`);
}

function say(field: FieldName, urgency: "polite" | "assertive", words: string): void {
  announce({ kind: `plan-field:${field}`, urgency, words: () => words });
}

/** Tries once more to keep what the gateway did not say yes or no to, as when it is back. */
export async function sendAllWaiting(): Promise<void> {
  const plans = new Set([...planDrafts.get().values()].map(({ place }) => place.planId));
  await Promise.all([...plans].map(async (planId) => sendWaiting(planId)));
}

/** Keeps the words that were typed and not yet left, as when the panel closes around the field. A question is answered by its button. */
export function saveTypedWords(): void {
  for (const { place, phase, refusal, theirs } of planDrafts.get().values())
    if (phase === "typing" && refusal === null && theirs === null && questionOf(place.field) === null)
      void savePlanField(place);
}

/** Sets what was typed beside what a reading of the plan says now. */
export function compareWithPlan(): void {
  const shown = planShown.get();
  if (shown.kind !== "ready") return;
  for (const { place, saidAt, ...draft } of draftsOf(planDrafts.get(), shown.id)) {
    const next = afterReading(draft, valueOf(place.field, draft.typed), standingOf(shown.data, place.field));
    if (next === draft) continue;
    putDraft(place, next, saidAt);
    // Once, however often they go on writing there: it stands beside what was typed.
    if (draft.theirs === null && next?.theirs != null) sayTheirs(place, next.theirs, "polite");
  }
}
