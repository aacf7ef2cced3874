import { comesFirst } from "@holdfast/call-flow";
import {
  Uuid,
  type CallGround,
  type CallPartyRole,
  type CallRefusal,
  type ContactId,
} from "@holdfast/case-schema";
import type { CallParty } from "@holdfast/db";
import { numberToDial } from "../disclosure/number-to-dial.ts";
import { isTheirNumber } from "../disclosure/their-number.ts";
import type { Context } from "./context.ts";
import { tagged } from "./tagged.ts";

/** What somebody says that a call stands on. */
export interface GroundGiven {
  readonly ground: CallGround;
  /** What was decided, by its id; `null` on every other ground. */
  readonly disclosureId: string | null;
}

/** A ground as it was said; `null`: none was. `bad`: what is decided names its decision, and nothing else does. */
export function groundGiven({
  ground,
  disclosure,
}: {
  readonly ground?: CallGround | null | undefined;
  readonly disclosure?: string | null | undefined;
}): GroundGiven | "bad" | null {
  if ((ground === "decided") !== (disclosure != null)) return "bad";
  if (ground == null) return null;
  if (disclosure == null) return { ground, disclosureId: null };
  const known = Uuid.safeParse(disclosure);
  return known.success ? { ground, disclosureId: known.data } : "bad";
}

/**
 * Keeps what a call stands on, and says why it is not made; `null`: nothing keeps it. Whoever sends help is called whatever comes of
 * this (G295).
 */
export async function stand(
  context: Context,
  party: CallParty,
  given: GroundGiven | null,
  { withPerson, agreed }: { readonly withPerson: boolean; readonly agreed: boolean },
) {
  const { parties } = context.store.calls;
  if (comesFirst(party.role)) return null;
  if (given !== null) {
    const { id, contactId } = party;
    // Theirs is the voice that speaks there, so theirs is the yes to it.
    if (given.ground === "they_speak" && !agreed) return refused("no_consent");
    const kept = await parties.ground({ id, contactId, by: context.identity.userId, ...given });
    if (kept.kind === "not_holder") return tagged("NotHolder", kept);
    if (kept.kind === "not_found") return tagged("NotFound", { id });
    if (kept.kind !== "kept") return refused(kept.kind);
    if (!(await isKnownBy(context, kept.party))) return refused("not_their_number");
  } else if (!(await isKnownBy(context, party))) return refused("not_their_number");
  const missing = await parties.missing(party.id, withPerson);
  return missing === null ? null : refused(missing);
}

type NumberDecided =
  | { readonly kind: "known"; readonly number: string }
  | { readonly kind: Extract<CallRefusal, "not_dialable" | "not_decided" | "no_address"> };

/**
 * The number of those for whom it was decided that they are told, by the decision alone: whoever calls them need not have seen it (G540).
 */
export async function numberDecided(
  { store, identity }: Context,
  contactId: ContactId,
  role: CallPartyRole,
  given: GroundGiven | null,
): Promise<NumberDecided> {
  if (given === null || given.disclosureId === null) return { kind: "not_dialable" };
  const { disclosureId } = given;
  const to = await store.calls.parties.decidedFor({ contactId, role, disclosureId, by: identity.userId });
  if (to === null) return { kind: "not_decided" };
  const recipient = (await store.recipients.list()).find(({ id }) => id === to);
  const number = recipient?.words == null ? null : numberToDial(recipient.words.reach);
  return number === null ? { kind: "no_address" } : { kind: "known", number };
}

/** Whether what is dialled is a number of those for whom it was decided. */
async function isKnownBy({ store }: Context, { ground, number }: CallParty): Promise<boolean> {
  if (ground?.recipientId == null) return true;
  const recipient = (await store.recipients.list()).find(({ id }) => id === ground.recipientId);
  // Of whom nothing can be read nobody can say that it is theirs.
  return recipient?.words == null ? false : isTheirNumber(recipient.words.reach, number);
}

const refused = (reason: CallRefusal) => tagged("CallRefused", { reason });
