import {
  advance,
  begin,
  type Around,
  type GroundingScript,
  type Outcome,
  type Walk,
  type WalkEvent,
} from "@holdfast/grounding-scripts";
import { situationOf } from "./facts.ts";
import type { Grounding, Stood } from "./groundings.ts";

type Library = Around["library"];

/** What became of what happened: where grounding stands now, and what is to be counted of a script that has just ended. */
export interface Stepped {
  readonly next: Grounding;
  readonly ended: (Outcome & Pick<Walk["walking"], "language" | "form">) | null;
}

/** Begins a script; where it stood, when something bars it. */
export function begun(
  grounding: Grounding,
  script: GroundingScript,
  library: Library,
  form: FormOf,
): Grounding {
  const answer = begin(script, { library, situation: situationOf(grounding, form) });
  return answer.ok ? { ...grounding, walk: answer.walk, before: [], inserted: 0 } : grounding;
}

type FormOf = Parameters<typeof situationOf>[1];

/** Where grounding stands after something happened. Who takes another script goes straight on to it, with the number they gave last. */
export function happened(grounding: Grounding, event: WalkEvent, library: Library, form: FormOf): Stepped {
  const { walk } = grounding;
  if (walk === null) return { next: grounding, ended: null };
  const after = advance(walk, event, { library, situation: situationOf(grounding, form) });
  if (after === walk) return { next: grounding, ended: null };
  const rating = after.after ?? after.before ?? grounding.facts.rating;
  const next: Grounding = {
    ...grounding,
    facts: { ...grounding.facts, rating },
    walk: after,
    before: [...grounding.before, { walk, facts: grounding.facts }],
    inserted: 0,
  };
  if (after.phase.at !== "ended") return { next, ended: null };
  const { outcome, next: taken } = after.phase;
  const { language, form: spoken } = after.walking;
  const tried = [...grounding.tried, { script: outcome.script, change: outcome.change }];
  // What is over is not gone back into: it was counted.
  const over: Grounding = { ...next, before: [], tried };
  return { next: wentOnTo(over, taken, library, form), ended: { ...outcome, language, form: spoken } };
}

/** The walk as it stood before what happened last, with the number of then; a slip of the hand is undone so. */
export function wentBack(grounding: Grounding): Grounding {
  const last = grounding.before.at(-1);
  return last === undefined
    ? grounding
    : { ...grounding, ...last, before: grounding.before.slice(0, -1), inserted: 0 };
}

/** Covert from here on, where the script can be done unseen. What one goes back to is covert, too: somebody may still be there. */
export function nowCovert(grounding: Grounding): Grounding {
  const { walk, facts, before } = grounding;
  return {
    ...grounding,
    facts: maybeWatched(facts),
    walk: walk === null ? null : covertly(walk),
    before: before.map((stood) => ({ walk: covertly(stood.walk), facts: maybeWatched(stood.facts) })),
    inserted: 0,
  };
}

function covertly(walk: Walk): Walk {
  return { ...walk, walking: { ...walk.walking, covert: true } };
}

function maybeWatched(facts: Stood["facts"]): Stood["facts"] {
  return facts.watched === "no" ? { ...facts, watched: "unknown" } : facts;
}

function wentOnTo(over: Grounding, taken: string | null, library: Library, form: FormOf): Grounding {
  const script = library.find(({ id }) => id === taken);
  if (script === undefined) return over;
  const around: Around = { library, situation: situationOf(over, form) };
  const answer = begin(script, around);
  if (!answer.ok) return over;
  const walk = advance(answer.walk, { kind: "rated", rating: over.facts.rating }, around);
  return { ...over, walk, before: [], inserted: 0 };
}
