import type { Noted, Picture } from "@holdfast/call-flow";
import { CallDecline, CallPartyId, CallPrompt } from "@holdfast/case-schema";
import type { CallHappened, CallPicture, LiveCall } from "@holdfast/db";
import type { StoredCall } from "@holdfast/call-flow";

/** A party's id as the store made it; the flow carries it in a leg's name. */
const party = (id: string): CallPartyId => CallPartyId.parse(id);

/** How a call stands, in the store's words. */
export function keptPicture({ phase, legs }: Picture): CallPicture {
  return {
    phase,
    legs: legs.map((leg) => ({ ...leg, party: leg.party === null ? null : party(leg.party) })),
  };
}

/** What happened, in the store's words. */
export function keptNote({ party: id, decline, prompt, ...noted }: Noted, at: number): CallHappened {
  return {
    ...noted,
    at,
    ...(id === undefined ? {} : { party: party(id) }),
    ...(prompt === undefined ? {} : { prompt: CallPrompt.parse(prompt) }),
    ...(decline === undefined ? {} : { decline: CallDecline.parse(decline) }),
  };
}

/** What the flow makes a call anew from. */
export function storedCall(live: LiveCall): StoredCall {
  const { key, direction, line, number, language, firstFor, phase, isBack, holder, helpJoins } = live;
  // None that is over goes on but one that was put through.
  const isPutThrough = phase === "ended";
  const hasStaff = live.legs.some(
    ({ who, state, isListening }) => who === "staff" && state === "up" && !isListening,
  );
  const facts = { number, language };
  return { key, direction, line, facts, firstFor, phase, isBack, holder, hasStaff, isPutThrough, helpJoins };
}
