import { nextTransfer } from "@holdfast/call-flow";
import { CALL_PARTY_WORDS_MAX, DialledNumber, type CallPartyRole } from "@holdfast/case-schema";

/** Whom somebody is about to call, as far as it is written. Personal data: held while the form is open. */
export interface PartyDraft {
  readonly role: CallPartyRole | null;
  readonly name: string;
  readonly number: string;
  readonly place: string;
  /** Said, never assumed: an empty place is not the same. */
  readonly placeNotKnown: boolean;
  /** The person said yes to calling them: asked where somebody's facts are told only by their leave. */
  readonly agreed: boolean;
}

export const NO_PARTY: PartyDraft = {
  role: null,
  name: "",
  number: "",
  place: "",
  placeNotKnown: false,
  agreed: false,
};

/** Whether somebody is called only by the person's leave. */
export const isByLeave = (role: CallPartyRole | null): boolean =>
  role !== null && nextTransfer(role, "prepared", "dialled") === null;

/** What is still missing before anybody can be called. */
export type PartyFault = "role" | "name" | "number" | "place" | "agreed";

/** The number as it is dialled: what people write between its digits is left out. */
export function dialled(number: string): string {
  return number.replaceAll(/[\s().\-/]/g, "");
}

/** What keeps a draft from being called; `null` when nothing does. An emergency centre needs a place, or that none is known. */
export function partyFault({
  role,
  name,
  number,
  place,
  placeNotKnown,
  agreed,
}: PartyDraft): PartyFault | null {
  if (role === null || role === "person") return "role";
  if (name.trim() === "" || name.trim().length > CALL_PARTY_WORDS_MAX) return "name";
  if (!DialledNumber.safeParse(dialled(number)).success) return "number";
  const isPlaceSaid = placeNotKnown || (place.trim() !== "" && place.trim().length <= CALL_PARTY_WORDS_MAX);
  if (role === "emergency_centre" && !isPlaceSaid) return "place";
  return isByLeave(role) && !agreed ? "agreed" : null;
}

export interface PartyInput {
  readonly id: string;
  readonly role: CallPartyRole;
  readonly name: string;
  readonly number: string;
  readonly place: string | null;
  readonly placeNotKnown: boolean;
  readonly agreed: boolean;
}

/** A draft as it is sent; `null` while something is missing. */
export function partyInput(draft: PartyDraft, newId: () => string): PartyInput | null {
  if (partyFault(draft) !== null || draft.role === null) return null;
  const isCentre = draft.role === "emergency_centre";
  return {
    id: newId(),
    role: draft.role,
    name: draft.name.trim(),
    number: dialled(draft.number),
    place: isCentre && !draft.placeNotKnown ? draft.place.trim() : null,
    placeNotKnown: isCentre && draft.placeNotKnown,
    agreed: isByLeave(draft.role) && draft.agreed,
  };
}
