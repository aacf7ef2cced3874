import { nextTransfer, type Happened, type Picture, type StoreDeed } from "@holdfast/call-flow";
import { CallPartyId } from "@holdfast/case-schema";
import type { CallStore, LiveCall, StaffName } from "@holdfast/db";
import { keptNote, keptPicture } from "./kept-picture.ts";

/** Who has a call, as colleagues are told. */
export interface KnownHolder extends StaffName {
  readonly since: number;
}

/** What a deed came to: the call as the store has it now, and what the flow is to be told. */
export interface Done {
  readonly stored: LiveCall;
  readonly holder: KnownHolder | null;
  readonly told: readonly Happened[];
}

/** How often a claim is made from a version that somebody's note, or a lane, has just made older. */
const TRIES = 5;

type Claiming = Extract<StoreDeed, { readonly kind: "claim" }>;

/** Has the store do what the flow decided. Throws when the store cannot be reached; doing it again does it once. */
export async function byStore(
  calls: CallStore,
  stored: LiveCall,
  deed: StoreDeed,
  at: number,
): Promise<Done> {
  const still: Done = { stored, holder: null, told: [] };
  switch (deed.kind) {
    case "claim":
      return claim(calls, stored, deed, at);
    case "requeue": {
      const kept = await calls.requeued(stored.id, keptPicture(deed.picture), at);
      return kept.kind === "kept" ? { ...still, stored: kept.call } : still;
    }
    case "record": {
      for (const party of dialledIn(deed))
        await calls.parties.dialled(CallPartyId.parse(party), stored.id, at);
      for (const { kind, party } of deed.noted)
        if (kind === "leg_ended" && party !== undefined)
          await calls.parties.ended(CallPartyId.parse(party), at);
      if (deed.noted.some(({ kind }) => kind === "brought_together")) await together(calls, deed.picture);
      const noted = deed.noted.map((one) => keptNote(one, at));
      const kept = await calls.record(stored.id, keptPicture(deed.picture), noted);
      return kept.kind === "kept" ? { ...still, stored: kept.call } : still;
    }
    case "may_meet": {
      // Told or not, the leg shows why (G298).
      const missing = await calls.parties.missing(CallPartyId.parse(deed.party), true);
      return { ...still, told: [{ kind: "met", leg: deed.leg, may: missing === null }] };
    }
    case "put_through": {
      if ((await calls.putThrough(stored.id, at)) !== "kept_here") return still;
      if (deed.leg !== null) return { ...still, told: [{ kind: "not_put_through", leg: deed.leg }] };
      await calls.abandoned(stored.id, at);
      return still;
    }
    case "abandon":
      await calls.abandoned(stored.id, at);
      return still;
    case "end":
      await calls.ended(stored.id, deed.as, at);
      return still;
  }
}

/**
 * Whom the call dialled: who rings, and who is in it. A gateway that died between dialling and keeping it leaves a leg of whom nobody has
 * said so, and whoever sends help would be owed by nobody (DB271).
 */
function dialledIn({ noted, picture }: Extract<StoreDeed, { readonly kind: "record" }>): ReadonlySet<string> {
  const rang = noted.flatMap(({ kind, party }) => (kind === "leg_ringing" ? [party] : []));
  const stand = picture.legs.map(({ party }) => party);
  return new Set([...rang, ...stand].filter((party) => party != null));
}

/** Whose transfer the call says to be that far; where a step that it needs was not said, it stays where it is (CF70). */
async function together({ parties }: CallStore, { legs }: Picture): Promise<void> {
  for (const { party: id, state } of legs) {
    if (id === null || state !== "up") continue;
    const party = await parties.of(CallPartyId.parse(id));
    if (party === null || nextTransfer(party.role, party.transfer, "together") === null) continue;
    await parties.went(party.id, "together");
  }
}

/**
 * Gives it to whoever was heard. The version is the newest that is known: somebody who wrote a note meanwhile keeps no caller
 * waiting, and whether somebody else has it is all that counts.
 */
async function claim(calls: CallStore, stored: LiveCall, deed: Claiming, at: number): Promise<Done> {
  const { leg, by, from } = deed;
  const picture = keptPicture(deed.picture);
  let { version } = stored;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const moved =
      from === null
        ? await calls.answered(stored.id, by, version, picture, at)
        : await calls.handedOver(stored.id, from, by, picture, at);
    if (moved.kind === "moved") {
      const { row } = moved;
      const holder = row.holder === null ? null : { ...row.holder, since: row.heldSince ?? at };
      return {
        stored: { ...stored, holder: by, version: row.version },
        holder,
        told: [{ kind: "claimed", leg }],
      };
    }
    if (moved.kind === "taken") {
      const { row } = moved;
      return {
        stored: { ...stored, holder: moved.by.id, version: row.version },
        holder: { ...moved.by, since: moved.since },
        told: [
          { kind: "not_claimed", leg, because: "taken" },
          { kind: "holder", by: moved.by.id },
        ],
      };
    }
    if (moved.kind !== "changed") break;
    ({ version } = moved.row);
  }
  return { stored, holder: null, told: [{ kind: "not_claimed", leg, because: "over" }] };
}
