import type { UserId } from "@holdfast/case-schema";
import type { DeviceKey, LegKey } from "./call-event.ts";

/** Whoever rang us. */
export const CALLER: LegKey = "caller";

/** What a leg was added for. It stands in its name, so that a call can be read from its legs alone (CF40). */
export const LEG_ROLES = [
  "offer",
  "answer",
  "own",
  "consult",
  "transfer",
  "listen",
  "party",
  "person",
  "elsewhere",
] as const;
export type LegRole = (typeof LEG_ROLES)[number];

interface LegState {
  readonly key: LegKey;
  readonly state: "ringing" | "up";
  /** Since when it is in its state. Milliseconds since 1970, as all instants here. */
  readonly since: number;
}

/** A colleague's softphone. */
export interface DeviceLeg extends LegState {
  readonly kind: "device";
  readonly role: Exclude<LegRole, "party" | "person" | "elsewhere">;
  readonly user: UserId;
  readonly device: DeviceKey;
  readonly isHeard: boolean;
  /** Since when the device is out of reach; `null` while it is not. */
  readonly goneSince: number | null;
  /** Which asking is answered by what becomes of it. */
  readonly ask: string | null;
}

/** Whom the call is about. */
export interface PersonLeg extends LegState {
  readonly kind: "person";
}

/** Somebody else outside. */
export interface PartyLeg extends LegState {
  readonly kind: "party";
  /** Whether they come to the person as soon as they answer: never, if nothing forbids it by then, or whatever stands there. */
  readonly joins: "never" | "if_may" | "at_once";
  /** Whether they were brought together with the person (CF56). */
  readonly isMet: boolean;
}

/** The partner's line, to which the person asked to be put through. Nobody of ours talks with it, and nothing is told to it. */
export interface ElsewhereLeg extends LegState {
  readonly kind: "elsewhere";
  /** When the person was told last that it rings. */
  readonly saidAt: number;
}

export type Leg = DeviceLeg | PersonLeg | PartyLeg | ElsewhereLeg;

/** A leg's name: what it is for, which of the call's it is, and what it refers to. */
export function legKey(role: LegRole, nth: number, ref: string): LegKey {
  return `${role}-${nth}-${ref}`;
}

/** What a name says; `null` when nobody here made it. The caller's leg is the person's. */
export function readLegKey(
  key: LegKey,
): { readonly role: LegRole; readonly nth: number; readonly ref: string } | null {
  if (key === CALLER) return { role: "person", nth: 0, ref: CALLER };
  const found = /^([a-z]+)-(\d{1,6})-(.+)$/.exec(key);
  const role = LEG_ROLES.find((each) => each === found?.[1]);
  if (found === null || role === undefined) return null;
  return { role, nth: Number(found[2]), ref: found[3] ?? "" };
}

/** The third party that a leg was dialled for; `null` for every other leg. */
export function partyOf(key: LegKey): string | null {
  const named = readLegKey(key);
  return named !== null && (named.role === "party" || (named.role === "person" && key !== CALLER))
    ? named.ref
    : null;
}
