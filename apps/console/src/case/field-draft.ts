import { sameValue } from "./same-value.ts";

/** What stands in a field of a case, as the gateway said it last. Personal data. */
export interface Standing {
  readonly value: unknown;
  /** Grows with each writing; whoever writes names the one that they saw. */
  readonly revision: number;
  readonly by: string;
  readonly at: number;
}

/** Why a field was not kept: it is no value of it, it contradicts another field, it names nobody here, it is not there, it cannot be written. */
export type FieldRefusal = "value" | "together" | "people" | "narrower" | "gone" | "unreadable" | "failed";

/** What somebody typed into a field and the gateway has not said yes to. It is only ever dropped when it stands there. */
export interface FieldDraft<Refusal extends string = FieldRefusal> {
  readonly typed: unknown;
  /** What stood there when they began. */
  readonly seen: Standing;
  /** `unsaved`: nobody knows whether it was kept, or the line was cut. */
  readonly phase: "typing" | "saving" | "unsaved";
  /** What a colleague wrote meanwhile, which is not what was typed here. */
  readonly theirs: Standing | null;
  readonly refusal: Refusal | null;
}

/** What came of saving one field. */
export type Saved<Refusal extends string = FieldRefusal> =
  | { readonly kind: "written"; readonly now: Standing }
  | { readonly kind: "overtaken"; readonly now: Standing }
  | { readonly kind: "refused"; readonly because: Refusal }
  | { readonly kind: "unknown" };

/** The draft after something was typed; the first letter notes what stood there. */
export function typeInto<Refusal extends string = FieldRefusal>(
  draft: FieldDraft<Refusal> | null,
  standing: Standing,
  typed: unknown,
): FieldDraft<Refusal> {
  if (draft === null) return { typed, seen: standing, phase: "typing", theirs: null, refusal: null };
  return { ...draft, typed, phase: draft.phase === "saving" ? "saving" : "typing", refusal: null };
}

/** The draft while it is on its way. */
export function beginSaving<Refusal extends string = FieldRefusal>(
  draft: FieldDraft<Refusal>,
): FieldDraft<Refusal> {
  return { ...draft, phase: "saving", refusal: null };
}

/**
 * The draft after the gateway answered to `sent`; `null` when nothing of it is left to be said. What was typed meanwhile stays
 * and follows what stands there now.
 */
export function afterSaving<Refusal extends string = FieldRefusal>(
  draft: FieldDraft<Refusal>,
  sent: { readonly typed: unknown; readonly value: unknown },
  saved: Saved<Refusal>,
): FieldDraft<Refusal> | null {
  const isAsSent = sameValue(draft.typed, sent.typed);
  switch (saved.kind) {
    case "written":
      return isAsSent ? null : { ...draft, seen: saved.now, phase: "typing" };
    case "overtaken":
      // An answer that was lost: what stands there is what was sent.
      if (sameValue(saved.now.value, sent.value))
        return isAsSent ? null : { ...draft, seen: saved.now, phase: "typing" };
      return { ...draft, phase: "typing", theirs: saved.now };
    case "refused":
      return { ...draft, phase: "typing", refusal: saved.because };
    case "unknown":
      return { ...draft, phase: "unsaved" };
  }
}

/** The draft after the case was read anew; `null` when what was typed stands there by now. */
export function afterReading<Refusal extends string = FieldRefusal>(
  draft: FieldDraft<Refusal>,
  value: unknown,
  now: Standing,
): FieldDraft<Refusal> | null {
  // An own answer is on its way, which says more; and what is older than what was seen says nothing.
  if (draft.phase === "saving" || now.revision <= draft.seen.revision) return draft;
  if (sameValue(now.value, value)) return null;
  return { ...draft, theirs: now };
}

/** Keeps what was typed, over what a colleague wrote, which was seen by now. */
export function keepMine<Refusal extends string = FieldRefusal>(
  draft: FieldDraft<Refusal>,
): FieldDraft<Refusal> {
  return draft.theirs === null ? draft : { ...draft, seen: draft.theirs, theirs: null, phase: "typing" };
}
