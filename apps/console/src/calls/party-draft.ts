import { comesFirst, groundsFor, nextTransfer } from "@holdfast/call-flow";
import {
  CALL_PARTY_WORDS_MAX,
  DialledNumber,
  type CallGround,
  type CallPartyRole,
} from "@holdfast/case-schema";

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
  /** What the call stands on: said, never assumed. */
  readonly ground: CallGround | null;
  /** What was decided to be told there, by its id. */
  readonly disclosure: string | null;
  /** Whether those are known by a number for whom it was decided: it is dialled where none is written, and seen by nobody. */
  readonly isNumberKnown: boolean;
}

export const NO_PARTY: PartyDraft = {
  role: null,
  name: "",
  number: "",
  place: "",
  placeNotKnown: false,
  agreed: false,
  ground: null,
  disclosure: null,
  isNumberKnown: false,
};

/** Whether somebody is called only by the person's leave. */
export const isByLeave = (role: CallPartyRole | null): boolean =>
  role !== null && nextTransfer(role, "prepared", "dialled") === null;

/** What can be said that a call stands on; nothing is asked before help is called. Who is not on the line speaks for nobody there. */
export function groundsOf(role: CallPartyRole | null, isOnTheLine: boolean): readonly CallGround[] {
  if (role === null || comesFirst(role)) return [];
  return groundsFor(role).filter((each) => each !== "they_speak" || isOnTheLine);
}

/** Whether their yes is asked for: to the call, or to their own voice in it. */
export const needsYes = ({ role, ground }: PartyDraft): boolean =>
  isByLeave(role) || (ground === "they_speak" && role !== "emergency_centre");

/** Whether a change is to whom, or to what they are told, so that a yes that was given no longer is one. */
export const asksAnew = (next: Partial<PartyDraft>): boolean =>
  (["role", "name", "number", "ground", "disclosure"] as const).some((field) => field in next);

/** Whether nobody writes their number, because the decision names it. */
function isKnown({ role, number, ground, disclosure, isNumberKnown }: PartyDraft): boolean {
  const isDecided = role !== null && !comesFirst(role) && ground === "decided" && disclosure !== null;
  return isDecided && isNumberKnown && number.trim() === "";
}

/** What is still missing before anybody can be called. */
export type PartyFault = "role" | "name" | "number" | "place" | "ground" | "decision" | "agreed";

/** The number as it is dialled: what people write between its digits is left out. */
export function dialled(number: string): string {
  return number.replaceAll(/[\s().\-/]/g, "");
}

/** Whether a number is one that each town answers by itself, as 911 is. */
export const isShort = (number: string): boolean => /^\d{2,4}$/.test(number);

/** What keeps a draft from being called; `null` when nothing does. An emergency centre needs a place, or that none is known. */
export function partyFault(draft: PartyDraft): PartyFault | null {
  const { role, name, number, place, placeNotKnown, agreed, ground, disclosure } = draft;
  if (role === null || role === "person") return "role";
  // Whoever calls for help is not kept from it by how much they wrote: what is kept of it is cut.
  const tooLong = (text: string): boolean => !comesFirst(role) && text.trim().length > CALL_PARTY_WORDS_MAX;
  if (name.trim() === "" || tooLong(name)) return "name";
  if (!isKnown(draft) && !DialledNumber.safeParse(dialled(number)).success) return "number";
  const isPlaceSaid = placeNotKnown || place.trim() !== "";
  if (role === "emergency_centre" && !isPlaceSaid) return "place";
  if (comesFirst(role)) return null;
  if (ground === null) return "ground";
  if (ground === "decided" && disclosure === null) return "decision";
  return needsYes(draft) && !agreed ? "agreed" : null;
}

export interface PartyInput {
  readonly id: string;
  readonly role: CallPartyRole;
  readonly name: string;
  /** `null`: that by which those are known for whom it was decided. */
  readonly number: string | null;
  readonly place: string | null;
  readonly placeNotKnown: boolean;
  readonly agreed: boolean;
  readonly ground: CallGround | null;
  readonly disclosure: string | null;
}

/** A draft as it is sent; `null` while something is missing. */
export function partyInput(draft: PartyDraft, newId: () => string): PartyInput | null {
  if (partyFault(draft) !== null || draft.role === null) return null;
  const isCentre = draft.role === "emergency_centre";
  return {
    id: newId(),
    role: draft.role,
    name: keptOf(draft.name),
    number: isKnown(draft) ? null : dialled(draft.number),
    place: isCentre && !draft.placeNotKnown ? keptOf(draft.place) : null,
    placeNotKnown: isCentre && draft.placeNotKnown,
    agreed: needsYes(draft) && draft.agreed,
    ground: isCentre ? null : draft.ground,
    disclosure: !isCentre && draft.ground === "decided" ? draft.disclosure : null,
  };
}

function keptOf(text: string): string {
  return text.trim().slice(0, CALL_PARTY_WORDS_MAX).toWellFormed();
}
