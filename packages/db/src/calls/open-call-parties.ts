import type { CallPartyId, UserId } from "@holdfast/case-schema";
import { ownerOf } from "../sealing/owner-of.ts";
import type { Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  addParty,
  centresSince,
  decidedFor,
  groundMissing,
  groundParty,
  helpOwed,
  keptApart,
  partiesOfContact,
  partyDialled,
  partyEnded,
  partyOf,
  partyWent,
  rewriteParty,
  type PartyRow,
} from "./call-party-statements.ts";
import type {
  CallParty,
  CallPartyFacts,
  CallPartyKept,
  CallPartyStore,
  CentreCalled,
} from "./call-party-store.ts";
import { openPartyWords, sealPartyWords, type PartyWords } from "./sealed-party.ts";

/** How often what was written meanwhile is read anew before somebody else's write wins for good. */
const TRIES = 5;

export function openCallParties(inside: Inside): CallPartyStore {
  const { pool, clock, commits } = inside;

  async function shown(row: PartyRow): Promise<CallParty | null> {
    const owner = await ownerOf(inside, row.party.contactId);
    return owner === null ? null : { ...row.party, ...openPartyWords(owner, row.party, row) };
  }

  async function kept(
    id: CallPartyId,
  ): Promise<Extract<CallPartyKept, { readonly kind: "kept" }> | { readonly kind: "not_found" }> {
    commits.happened();
    const [row] = await partyOf(pool, id);
    const party = row === undefined ? null : await shown(row);
    return party === null ? { kind: "not_found" } : { kind: "kept", party };
  }

  /** From the version that was read: whoever wrote meanwhile is read anew, so that no word of theirs is lost. */
  async function write(
    owner: Owner,
    party: CallParty,
    by: UserId,
    facts: CallPartyFacts,
  ): Promise<CallPartyKept | "changed"> {
    const version = party.version + 1;
    const words: PartyWords = {
      name: party.name,
      number: party.number,
      place: facts.place ?? party.place,
      callTaker: facts.callTaker ?? party.callTaker,
      incidentNumber: facts.incidentNumber ?? party.incidentNumber,
    };
    const { key, body } = sealPartyWords(owner, { id: party.id, version }, words);
    const [told] = await rewriteParty(
      pool,
      party.id,
      by,
      party.version,
      facts.transfer ?? null,
      facts.place === undefined ? null : true,
      facts.arrivalConfirmed ?? false,
      facts.declinedBecause ?? null,
      key,
      body,
      clock(),
    );
    if (told?.kind === "not_holder") return { kind: "not_holder", holder: told.holder };
    if (told?.kind === "changed") return "changed";
    return told?.kind === "kept" ? kept(party.id) : { kind: told?.kind ?? "not_found" };
  }

  /** In one write what is said, as often as somebody else wrote meanwhile. */
  const keep: CallPartyStore["keep"] = async (contactId, id, by, facts, goesOn) => {
    const owner = await ownerOf(inside, contactId);
    if (owner === null) return { kind: "not_found" };
    for (let left = TRIES; left > 0; left -= 1) {
      const [row] = await partyOf(pool, id);
      const party = row === undefined ? null : await shown(row);
      if (party === null || party.contactId !== contactId) return { kind: "not_found" };
      const { transfer: to = party.transfer } = facts;
      if (to !== party.transfer && !goesOn(party.role, party.transfer, to)) return { kind: "not_forward" };
      const written = await write(owner, party, by, facts);
      if (written !== "changed") return written;
    }
    return { kind: "not_found" };
  };

  return {
    async add({ id, contactId, by, role, name, number, place }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const words = { name, number, place, callTaker: null, incidentNumber: null };
      const { key, body } = sealPartyWords(owner, { id, version: 1 }, words);
      const placeKnown = role === "emergency_centre" ? place !== null : null;
      const [told] = await addParty(pool, id, contactId, by, role, placeKnown, key, body, clock());
      if (told?.kind === "not_holder") return { kind: "not_holder", holder: told.holder };
      return told?.kind === "kept" ? kept(id) : { kind: "not_found" };
    },
    async keep(contactId, id, by, { arrivalConfirmed, ...heard }, goesOn) {
      if (arrivalConfirmed !== true) return keep(contactId, id, by, heard, goesOn);
      // By itself: that help came is for more people to say than what was heard where it was called (DB271).
      const arrived = await keep(contactId, id, by, { arrivalConfirmed }, goesOn);
      const isHeard = Object.values(heard).some((fact) => fact !== undefined);
      return isHeard && arrived.kind === "kept" ? keep(contactId, id, by, heard, goesOn) : arrived;
    },
    async ground({ id, contactId, by, ground, disclosureId }) {
      const [told] = await groundParty(pool, id, contactId, by, ground, disclosureId, clock());
      switch (told?.kind) {
        case "kept":
          return kept(id);
        case "not_holder":
          return { kind: "not_holder", holder: told.holder };
        case "no_ground":
        case "not_decided":
          return { kind: told.kind };
        case "not_found":
        case undefined:
          return { kind: "not_found" };
      }
    },
    async decidedFor({ contactId, role, by, disclosureId }) {
      const [row] = await decidedFor(pool, contactId, role, by, disclosureId, clock());
      return row?.recipient ?? null;
    },
    async missing(id, withPerson) {
      const [row] = await groundMissing(pool, id, withPerson, clock());
      return row?.missing ?? null;
    },
    async keptApart(contactId) {
      return (await keptApart(pool, contactId)).map(({ id }) => id);
    },
    async dialled(id, call, at) {
      await partyDialled(pool, id, call, at);
      commits.happened();
    },
    async ended(id, at) {
      await partyEnded(pool, id, at);
      commits.happened();
    },
    async went(id, to) {
      await partyWent(pool, id, to);
      commits.happened();
    },
    async of(id) {
      const [row] = await partyOf(pool, id);
      return row === undefined ? null : shown(row);
    },
    async ofContact(contactId) {
      const rows = await partiesOfContact(pool, contactId);
      return (await Promise.all(rows.map(shown))).filter((party) => party !== null);
    },
    async centresSince(since) {
      const called = async (row: PartyRow & { readonly number: number }): Promise<CentreCalled | null> => {
        const party = await shown(row);
        return party === null ? null : { party, contactNumber: row.number };
      };
      return (await Promise.all((await centresSince(pool, since)).map(called))).filter(
        (each) => each !== null,
      );
    },
    async helpOwed() {
      return (await helpOwed(pool)).map(({ owed }) => owed);
    },
  };
}
