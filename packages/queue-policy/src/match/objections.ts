import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import type { Ordered } from "../order.ts";
import { callsOf, LETTERS_AT_ONCE, TEXTS_AT_MOST, type Advocate } from "./advocate.ts";
import type { Presence } from "./presence.ts";

/** A contact that waits for somebody, as far as who may have it depends on it. */
export interface Sought extends Ordered {
  readonly id: ContactId;
  readonly medium: Medium;
  /** As a tag of BCP 47; `null` while nobody knows, which asks for none. */
  readonly language: string | null;
  /** Who is barred from it: a relation that is given, and never explained (A92). */
  readonly barred: readonly UserId[];
  /** Who said no to it as it stands now, or let an offer of it run out, and has been there since (Q69); nobody when left out. */
  readonly refusedBy?: readonly UserId[];
  /** Who is of other queues than the one it stands in, to whom it is offered by nobody (Q89); nobody when left out. */
  readonly notOf?: readonly UserId[];
  /** Who had it last; `null` when nobody did. */
  readonly hadBy: UserId | null;
}

/** What is asked of somebody before a contact is theirs; a subset of {@link Sought} so that what is held can be asked about too. */
export type Asking = Pick<Sought, "medium" | "language" | "barred" | "refusedBy" | "notOf">;

/**
 * Why a contact is not for somebody. What hinders `taking` holds whatever they or a lead wish; what hinders `offering` only
 * keeps it from being put to them.
 */
export type Objection = { readonly hinders: "taking" | "offering" } & (
  | { readonly rule: "Q50_barred" }
  | { readonly rule: "Q51_presence"; readonly presence: Presence }
  | { readonly rule: "Q52_not_their_channel"; readonly medium: Medium }
  | { readonly rule: "Q52_channel_paused"; readonly medium: Medium }
  | { readonly rule: "Q53_language"; readonly language: string }
  | { readonly rule: "Q54_on_a_call" }
  | { readonly rule: "Q55_texts"; readonly has: number; readonly limit: number }
  | { readonly rule: "Q55_letters"; readonly has: number; readonly limit: number }
  | { readonly rule: "Q56_crisis_call" }
  | { readonly rule: "Q57_long_shift" }
  | { readonly rule: "Q69_refused" }
  | { readonly rule: "Q89_other_queue" }
);

const NONE: readonly Objection[] = Object.freeze([]);

/** Everything that keeps a contact from somebody (Q50 to Q57), those by which they may not even take it first. Empty: it is offered to them. */
export function objections(asking: Asking, advocate: Advocate): readonly Objection[] {
  const found = [...standing(asking, advocate), ...skill(asking, advocate), ...room(asking.medium, advocate)];
  if (found.length < 2) return found.length === 0 ? NONE : found;
  return found.toSorted(
    (one, other) => Number(other.hinders === "taking") - Number(one.hinders === "taking"),
  );
}

/** What keeps somebody from taking a contact themself, or having it moved to them by a lead. Empty: they may. */
export function refusals(asking: Asking, advocate: Advocate): readonly Objection[] {
  return objections(asking, advocate).filter(({ hinders }) => hinders === "taking");
}

function standing(
  { barred, refusedBy, notOf }: Asking,
  { id, presence, isLongShift }: Advocate,
): readonly Objection[] {
  const found: Objection[] = [];
  if (barred.includes(id)) found.push({ rule: "Q50_barred", hinders: "taking" });
  if (presence !== "available" && presence !== "on_contact")
    found.push({ rule: "Q51_presence", presence, hinders: presence === "off" ? "taking" : "offering" });
  if (refusedBy?.includes(id) === true) found.push({ rule: "Q69_refused", hinders: "offering" });
  if (notOf?.includes(id) === true) found.push({ rule: "Q89_other_queue", hinders: "offering" });
  if (isLongShift) found.push({ rule: "Q57_long_shift", hinders: "offering" });
  return found;
}

function skill({ medium, language }: Asking, { media, paused, languages }: Advocate): readonly Objection[] {
  const found: Objection[] = [];
  if (!media.includes(medium)) found.push({ rule: "Q52_not_their_channel", medium, hinders: "offering" });
  else if (paused.includes(medium)) found.push({ rule: "Q52_channel_paused", medium, hinders: "offering" });
  if (language !== null && !languages.includes(language))
    found.push({ rule: "Q53_language", language, hinders: "offering" });
  return found;
}

/** Whether there is room beside what they have. */
function room(medium: Medium, advocate: Advocate): readonly Objection[] {
  const calls = callsOf(advocate);
  if (calls.some(({ weight }) => weight === "crisis"))
    return [{ rule: "Q56_crisis_call", hinders: "taking" }];
  switch (medium) {
    case "voice":
      return calls.length === 0 ? [] : [{ rule: "Q54_on_a_call", hinders: "taking" }];
    case "text":
      return textRoom(advocate);
    case "email":
    case "form":
      return letterRoom(advocate);
  }
}

function textRoom({ holds, textsAtOnce: limit }: Advocate): readonly Objection[] {
  const has = holds.filter(({ medium }) => medium === "text").length;
  if (has >= TEXTS_AT_MOST) return [{ rule: "Q55_texts", has, limit: TEXTS_AT_MOST, hinders: "taking" }];
  return has >= limit ? [{ rule: "Q55_texts", has, limit, hinders: "offering" }] : [];
}

function letterRoom({ holds }: Advocate): readonly Objection[] {
  const has = holds.filter(({ medium }) => medium === "email" || medium === "form").length;
  return has >= LETTERS_AT_ONCE
    ? [{ rule: "Q55_letters", has, limit: LETTERS_AT_ONCE, hinders: "offering" }]
    : [];
}
