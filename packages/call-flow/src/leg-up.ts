import type { LegKey } from "./call-event.ts";
import { guestsOf, legOf, type Call } from "./call.ts";
import { partyOf, type PartyLeg } from "./legs.ts";
import { about, inStore, noting, stands, withLeg, type Stepped } from "./stepped.ts";

/** Somebody picked up. */
export function legUp(call: Call, key: LegKey): Stepped {
  const leg = legOf(call, key);
  if (leg === null || leg.state === "up") return stands(call);
  const up = withLeg(call, { ...leg, state: "up", since: call.now });
  const { stage } = call;
  if (leg.kind === "device")
    return leg.role === "listen" ? noting(stands(up), about("listening", leg)) : stands(up);
  const noted = about("leg_up", leg);
  if (leg.kind === "elsewhere") return noting(stands(up), noted);
  if (leg.kind === "party") return noting(partyUp(up, key), noted);
  if (stage.kind !== "held") return noting(stands(up), noted);
  return noting(stands({ ...up, stage: { ...stage, mode: "talking" } }), noted);
}

/** Who was dialled with the person comes to them: whoever sends help at once, anybody else if nothing forbids it by now (CF72). */
function partyUp(call: Call, key: LegKey): Stepped {
  const leg = legOf(call, key);
  const party = partyOf(key);
  if (leg?.kind !== "party" || leg.joins === "never" || party === null) return stands(call);
  if (leg.joins === "at_once") return joined(call, leg);
  return stands(call, inStore({ kind: "may_meet", leg: key, party }));
}

/** Whether they may meet is known: who may comes to the person, and anybody else stays on music until they are asked of anew. */
export function onMet(call: Call, key: LegKey, may: boolean): Stepped {
  const leg = legOf(call, key);
  if (leg?.kind !== "party" || leg.state !== "up" || leg.joins !== "if_may") return stands(call);
  const asked: PartyLeg = { ...leg, joins: "never" };
  const known = withLeg(call, asked);
  return may && call.stage.kind === "held" ? joined(known, asked) : stands(known);
}

function joined(call: Call, leg: PartyLeg): Stepped {
  const { stage } = call;
  if (isApart(call, leg.key)) return stands(call);
  const met = withLeg(call, { ...leg, isMet: true });
  if (stage.kind !== "held") return stands(met);
  return noting(stands({ ...met, stage: { ...stage, mode: "together" } }), { kind: "brought_together" });
}

/**
 * Whether somebody else is talked with whom the person does not hear: nobody is brought together with them but by whoever has the
 * call, at whose press it is asked whether they may meet (CF56).
 */
function isApart(call: Call, key: LegKey): boolean {
  if (call.stage.kind !== "held" || call.stage.mode !== "consulting") return false;
  return guestsOf(call).some(
    (guest) => guest.key !== key && !(guest.kind === "party" && isWithPerson(guest)),
  );
}

const isWithPerson = ({ joins, isMet }: PartyLeg): boolean => isMet || joins !== "never";
