import type { GroundingScript } from "../script/grounding-script.ts";
import { barsTo, type Bar } from "./bars.ts";
import { isCovert, type Change, type Rating, type Situation } from "./situation.ts";
import { skippedSteps, twoOutward } from "./suggest.ts";
import type { Outcome, Phase, Place, Walk, WalkEvent } from "./walk.ts";

/** What a walk is looked at with: the library, and what is known of the person. */
export interface Around {
  readonly library: readonly GroundingScript[];
  readonly situation: Situation;
}

export type Begun =
  | { readonly ok: true; readonly walk: Walk }
  | { readonly ok: false; readonly bars: readonly Bar[] };

/** Begins a script, if it may be offered at all (GS41). */
export function begin(script: GroundingScript, { library, situation }: Around): Begun {
  const bars = barsTo(script, situation, library);
  if (bars.length > 0) return { ok: false, bars };
  const skips = skippedSteps(script, situation);
  const walking = {
    script: script.id,
    version: script.version,
    language: situation.language,
    form: situation.form,
    covert: isCovert(situation),
    steps: script.steps.filter(({ id }) => !skips.includes(id)).map(({ id, check }) => ({ id, check })),
    after: script.after,
  };
  return { ok: true, walk: { walking, phase: { at: "rating_before" }, before: null, after: null } };
}

/** Where a walk stands after something happened; where it stood, when that cannot happen there (GS42 to GS46). */
export function advance(walk: Walk, event: WalkEvent, around: Around): Walk {
  const { phase } = walk;
  switch (phase.at) {
    case "rating_before":
    case "step":
    case "check":
    case "rating_after":
      return atPlace(walk, phase, event, around);
    case "paused":
      if (event.kind === "back") return { ...walk, phase: { at: "returned", from: phase.from } };
      if (event.kind === "gone") return ended(walk, phase.because, null);
      if (event.kind === "worse") return stopped(walk, around);
      return event.kind === "enough" ? afterLast(walk, "enough") : walk;
    case "returned":
      if (event.kind === "went_on") return { ...walk, phase: phase.from };
      return leaving(walk, phase.from, event, around);
    case "stopped":
      return atStop(walk, phase.offers, event);
    case "ended":
      return walk;
  }
}

function atPlace(walk: Walk, place: Place, event: WalkEvent, around: Around): Walk {
  if (event.kind === "rated" && place.at === "rating_before")
    return { ...walk, before: event.rating, phase: { at: "step", index: 0 } };
  if (event.kind === "rated" && place.at === "rating_after") {
    const rated = { ...walk, after: event.rating };
    return changeOf(rated.before, rated.after) === "worse"
      ? stopped(rated, around)
      : ended(rated, place.how, null);
  }
  if (place.at === "step" && event.kind === "went_on") return checked(walk, place.index);
  if (place.at === "step" && event.kind === "skipped") return pastStep(walk, place.index);
  if (place.at === "check" && event.kind === "went_on" && place.asks === "ask")
    return pastStep(walk, place.index);
  if (place.at === "check" && event.kind === "rated" && place.asks === "rating")
    return changeOf(walk.before, event.rating) === "worse"
      ? stopped({ ...walk, after: event.rating }, around)
      : pastStep(walk, place.index);
  return leaving(walk, place, event, around);
}

/** After a step that was done: what is asked then, or the next one. A step that was skipped is not asked about. */
function checked(walk: Walk, index: number): Walk {
  const asks = walk.walking.steps[index]?.check ?? "none";
  return asks === "none" ? pastStep(walk, index) : { ...walk, phase: { at: "check", index, asks } };
}

function pastStep(walk: Walk, index: number): Walk {
  return index + 1 < walk.walking.steps.length
    ? { ...walk, phase: { at: "step", index: index + 1 } }
    : afterLast(walk, "finished");
}

/** What ends or halts a script wherever it stands. */
function leaving(walk: Walk, from: Place, event: WalkEvent, around: Around): Walk {
  switch (event.kind) {
    case "worse":
      return stopped(walk, around);
    case "silence":
    case "interrupted":
      return { ...walk, phase: { at: "paused", because: event.kind, from } };
    case "enough":
      // Who would rather not say a number has said enough.
      return from.at === "rating_after" ? ended(walk, from.how, null) : afterLast(walk, "enough");
    case "rated":
    case "went_on":
    case "skipped":
    case "back":
    case "gone":
    case "took":
      return walk;
  }
}

function atStop(walk: Walk, offers: readonly string[], event: WalkEvent): Walk {
  switch (event.kind) {
    case "took":
      return offers.includes(event.script) ? ended(walk, "worse", event.script) : walk;
    case "enough":
    case "silence":
    case "interrupted":
      return ended(walk, "worse", null);
    case "rated":
    case "went_on":
    case "skipped":
    case "worse":
    case "back":
    case "gone":
      return walk;
  }
}

function afterLast(walk: Walk, how: "finished" | "enough"): Walk {
  return walk.walking.after === "rating"
    ? { ...walk, phase: { at: "rating_after", how } }
    : ended(walk, how, null);
}

function stopped(walk: Walk, { library, situation }: Around): Walk {
  const offers = twoOutward(library, situation, walk.walking.script).map(({ script }) => script);
  return { ...walk, phase: { at: "stopped", offers } };
}

function ended(walk: Walk, how: Outcome["how"], next: string | null): Walk {
  const { script, version } = walk.walking;
  const { before, after } = walk;
  const change = how === "worse" ? "worse" : changeOf(before, after);
  const phase: Phase = { at: "ended", outcome: { script, version, how, before, after, change }, next };
  return { ...walk, phase };
}

function changeOf(before: Rating | null, after: Rating | null): Change {
  if (before === null || after === null) return "unknown";
  if (after === before) return "same";
  return after < before ? "better" : "worse";
}
