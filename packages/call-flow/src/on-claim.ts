import type { LegKey } from "./call-event.ts";
import { devicesOf, offersOf, type Call, type Claim, type Mode } from "./call.ts";
import { withoutElsewhere } from "./elsewhere.ts";
import { endOf, withdrawOffers } from "./leg-ended.ts";
import { about, and, answer, hangUp, noting, stands, withLeg, withoutLeg, type Stepped } from "./stepped.ts";

/** The claim that is to be made now, if any: for whoever was heard first, and never for anybody who was not (CF10). */
export function claimFor(call: Call): Claim | null {
  const { stage } = call;
  if (call.claim !== null || stage.kind === "left" || stage.kind === "elsewhere" || stage.kind === "over")
    return null;
  const candidates =
    stage.kind === "held" ? devicesOf(call).filter(({ role }) => role === "transfer") : offersOf(call);
  const [leg] = candidates
    .filter(({ state, isHeard, goneSince }) => state === "up" && isHeard && goneSince === null)
    .toSorted((one, other) => one.since - other.since);
  if (leg === undefined) return null;
  return { leg: leg.key, by: leg.user, from: stage.kind === "held" ? stage.by : null };
}

/** How whoever takes a call on comes to stand to the person in it. */
function modeFor({ stage, legs }: Call): Mode {
  if (!legs.some(({ kind, state }) => kind === "party" && state === "up")) return "talking";
  if (stage.kind === "waiting") return stage.isTogether ? "together" : "consulting";
  return stage.kind === "held" ? stage.mode : "talking";
}

/** The store gave it to whoever was heard there. */
export function onClaimed(call: Call, key: LegKey): Stepped {
  const { claim, stage } = call;
  if (claim?.leg !== key) return stands(call);
  const leg = devicesOf(call).find((each) => each.key === key);
  const free: Call = { ...call, claim: null, holder: claim.by };
  // Whoever it was given to is gone meanwhile: that it is nobody's is told to the store (CF12).
  if (leg === undefined || stage.kind === "over") return stands(free);
  const held: Call = {
    ...withLeg(free, { ...leg, role: "own", ask: null }),
    stage: { kind: "held", by: leg.user, leg: key, mode: modeFor(call), dials: null },
    elsewhere: null,
    firstFor: null,
    firstOfferAt: null,
    notAgain: [],
  };
  const alone = and(and(withdrawOffers(held, { kind: "taken" }), withoutElsewhere), (rest) =>
    stands(rest, ...answer(leg.ask, { kind: "asked" })),
  );
  const before = stage.kind === "held" ? devicesOf(call).find((each) => each.key === stage.leg) : undefined;
  if (before === undefined) return alone;
  return and(alone, (rest) =>
    noting(stands(withoutLeg(rest, before.key), hangUp(rest, before.key)), about("left", before)),
  );
}

/** The store did not: that leg ends, and whoever is at it learns why. */
export function onNotClaimed(call: Call, key: LegKey, because: "taken" | "over"): Stepped {
  if (call.claim?.leg !== key) return stands(call);
  const free: Call = { ...call, claim: null };
  const leg = devicesOf(free).find((each) => each.key === key);
  if (leg === undefined) return stands(free);
  const told =
    because === "taken" ? ({ kind: "taken" } as const) : ({ kind: "refused", reason: "no_call" } as const);
  return and(stands(withLeg(free, { ...leg, ask: null }), ...answer(leg.ask, told)), (rest) =>
    endOf(rest, key),
  );
}
