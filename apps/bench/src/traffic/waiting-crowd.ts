import { ContactId, Medium, UserId } from "@holdfast/case-schema";
import type { Advocate, Sought } from "@holdfast/queue-policy";
import { chanceOf, type Chance } from "@holdfast/tooling/chance";

/** The instant at which the crowd waits. */
export const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

/** Languages, of which the first ones are asked for most: with four media that makes 180 kinds of contact. */
const LANGUAGES = Array.from({ length: 45 }, (_none, n) => `x-${n}`);

/** People who wait and people who are there, the same for the same seed. */
export interface WaitingCrowd {
  readonly contacts: readonly Sought[];
  readonly team: readonly Advocate[];
  /** One more who waits, later than everybody before. */
  readonly another: () => Sought;
}

export function waitingCrowd(waiting: number, people: number, seed: number): WaitingCrowd {
  const chance = chanceOf(seed);
  let number = 0;
  const contact = (waitedMs: number): Sought => {
    number += 1;
    return {
      id: ContactId.parse(idOf("8000", number)),
      number,
      danger: null,
      lane: null,
      dueAt: NOW - waitedMs,
      waitingSince: NOW - waitedMs,
      medium: chance.oneOf(["voice", "text", "email", "form"]),
      language: language(chance),
      barred: [],
      hadBy: null,
    };
  };
  return {
    contacts: Array.from({ length: waiting }, () => contact(chance.below(HOUR_MS))),
    team: Array.from({ length: people }, (_none, n) => advocate(n + 1, chance)),
    another: () => contact(-number),
  };
}

function advocate(n: number, chance: Chance): Advocate {
  const languages = [...new Set(Array.from({ length: 1 + chance.below(3) }, () => language(chance)))];
  return {
    id: UserId.parse(idOf("9000", n)),
    presence: "available",
    languages,
    media: Medium.options.filter(() => chance.below(3) > 0),
    paused: [],
    textsAtOnce: 2,
    holds: Array.from({ length: chance.below(2) }, () => ({
      id: ContactId.parse(idOf("a000", n)),
      number: 1_000_000 + n,
      medium: "text",
      language: languages[0] ?? null,
      weight: chance.oneOf(["usual", "heavy", "crisis"]),
      isTalking: false,
      owedSince: null,
      barred: [],
    })),
    heavyHad: chance.below(3),
    isOwedBreak: false,
    isLongShift: false,
    idleSince: NOW - chance.below(HOUR_MS),
  };
}

function language(chance: Chance): string {
  return LANGUAGES[Math.min(chance.below(LANGUAGES.length), chance.below(LANGUAGES.length))] ?? "x-0";
}

function idOf(kind: string, n: number): string {
  return `00000000-0000-7000-${kind}-${String(n).padStart(12, "0")}`;
}
