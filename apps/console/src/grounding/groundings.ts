import type { ContactId, Language } from "@holdfast/case-schema";
import type { Contraindication, Distress, Rating, Situation, Walk } from "@holdfast/grounding-scripts";
import { createStore } from "../store/store.ts";
import type { OfferedScript } from "./library.ts";

/** What whoever has a contact says of them before something is offered. Personal data. Whatever is not known is not guessed. */
export interface Facts {
  readonly device: Situation["device"];
  readonly watched: Situation["watched"];
  readonly safeNow: Situation["safeNow"];
  /** Whether words stay covert although they need not. */
  readonly staysCovert: boolean;
  readonly distress: readonly Distress[];
  readonly rating: Rating | null;
  readonly known: Readonly<Partial<Record<Contraindication, boolean>>>;
  /** Scripts that they ask for, which are offered to nobody else. */
  readonly askedFor: readonly string[];
}

/** A walk as it stood, and what was said of them by then. */
export interface Stood {
  readonly walk: Walk;
  readonly facts: Facts;
}

/** Where grounding stands in one contact. In the memory of this tab alone: nothing is kept of who did what. */
export interface Grounding {
  readonly language: Language;
  readonly facts: Facts;
  readonly walk: Walk | null;
  /** The script of that walk as it was offered: whatever becomes of its approval, who walks it walks it to its end. */
  readonly walked: OfferedScript | null;
  /** The same walk as it stood before each thing that happened in it, the first one first. */
  readonly before: readonly Stood[];
  /** How many of the lines of this place were put where one writes. */
  readonly inserted: number;
  readonly tried: Situation["triedNow"];
  /** What was counted as offered here, so that it is once: language, script and version. */
  readonly offered: readonly string[];
}

export const groundings = createStore<ReadonlyMap<ContactId, Grounding>>(new Map());

export function keepGrounding(id: ContactId, next: Grounding): void {
  groundings.update((before) => new Map(before).set(id, next));
}

/** Forgets where it stands in one contact, and what was said there of whoever wrote. */
export function forgetGroundingIn(id: ContactId): void {
  groundings.update((before) => new Map([...before].filter(([contact]) => contact !== id)));
}

/** Forgets them all, as when another person signs in. */
export function forgetGroundings(): void {
  groundings.set(new Map());
}
