import { t } from "@lingui/core/macro";
import { callRefusalWords } from "./ask-call.ts";
import type { KeptApart } from "./ground-documents.ts";
import { roleOfPartyWords } from "./party-words.ts";
import type { CallData } from "./call-data.ts";

type Leg = CallData["legs"][number];

/** Who is at one end of a call, and how they stand in it. */
export function legWords(leg: Leg): string {
  const who = legName(leg);
  if (leg.isListening) return t`${who}: listens, and is not heard`;
  if (leg.state === "ringing") return t`${who}: ringing`;
  return leg.isOnHold ? t`${who}: hears music` : t`${who}: in the call`;
}

/** Why somebody who was called does not come to the person. */
export function apartWords(leg: Leg, because: KeptApart): string {
  const who = legName(leg);
  const why = callRefusalWords(because);
  return t`${who} hears music, and not the person. ${why}`;
}

/** Who is at one end of a call. */
export function legName({ who, staff, party }: Leg): string {
  if (who === "caller") return t`Caller`;
  if (who === "staff") return staff?.name ?? t`A colleague`;
  return party === null ? t`Somebody else` : `${party.name} (${roleOfPartyWords(party.role)})`;
}
