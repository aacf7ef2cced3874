import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner, type Sealed } from "../sealing/seal.ts";
import type { CallParty } from "./call-party-store.ts";

/** All that is personal of somebody who is called, sealed as one value. */
export type PartyWords = Pick<CallParty, "name" | "number" | "place" | "callTaker" | "incidentNumber">;

/** Which writing of whom: an older one cannot stand for a newer. */
export interface PartyWriting {
  readonly id: string;
  readonly version: number;
}

const stored = z.object({
  name: z.string(),
  number: z.string(),
  place: z.string().nullable(),
  callTaker: z.string().nullable(),
  incidentNumber: z.string().nullable(),
});

/** What stands for words that are damaged: that somebody was called, and how it stands, is still told. */
const DAMAGED: PartyWords = { name: "", number: "", place: null, callTaker: null, incidentNumber: null };

export function sealPartyWords(owner: Owner, { id, version }: PartyWriting, words: PartyWords): Sealed {
  return seal(owner, PLACE.callParty(id, version), Buffer.from(JSON.stringify(words)));
}

interface SealedParty {
  readonly body_version: number;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

/** Throws when they are damaged. */
export function readPartyWords(
  owner: Owner,
  { id }: { readonly id: string },
  { body_version: version, body_key: key, body }: SealedParty,
): PartyWords {
  return stored.parse(JSON.parse(open(owner, PLACE.callParty(id, version), { key, body }).toString()));
}

export function openPartyWords(
  owner: Owner,
  party: { readonly id: string },
  sealed: SealedParty,
): PartyWords {
  try {
    return readPartyWords(owner, party, sealed);
  } catch {
    return DAMAGED;
  }
}
