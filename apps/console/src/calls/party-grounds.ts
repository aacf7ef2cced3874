import type { ContactId } from "@holdfast/case-schema";
import { useCallback, useEffect } from "react";
import { ask } from "../api/ask.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { PartyGroundsDocument, type KeptApart, type PartyGround } from "./ground-documents.ts";

/** What calls to others from a contact stand on. */
export interface PartyGrounds {
  /** By whom was called. */
  readonly grounds: ReadonlyMap<string, PartyGround>;
  /** By the leg of whoever is kept apart from the person. */
  readonly apart: ReadonlyMap<string, KeptApart>;
}

interface KnownGrounds extends PartyGrounds {
  readonly id: ContactId;
  /** Of the contact and its calls, when it was asked for. */
  readonly versions: string;
}

const NONE: PartyGrounds = { grounds: new Map(), apart: new Map() };

/** Of the contact that is open; replaced by the next, gone with the tab. */
export const partyGrounds = createStore<KnownGrounds | null>(null);

const newest = latest();
/** The question that had no answer last. */
const failed = createStore<string | null>(null);
const questionOf = (id: ContactId, versions: string): string => `${id} ${versions}`;

/** Asks on what calls to others stand, and gives what came of it. What is known stays where it cannot be had. */
export async function loadPartyGrounds(id: ContactId, versions: string): Promise<Came> {
  const known = partyGrounds.get();
  if (known?.id === id && known.versions === versions) return { kind: "data" };
  const answer = await newest.ask(() => ask(PartyGroundsDocument, { id }));
  if (answer === null) return null;
  failed.set(answer.kind === "data" ? null : questionOf(id, versions));
  if (answer.kind !== "data" || answer.data.contact.__typename !== "Contact") return answer;
  const { call, callParties } = answer.data.contact;
  const apart = (call?.legs ?? []).flatMap(({ id: leg, keptApart }) =>
    keptApart === null ? [] : [[leg, keptApart] as const],
  );
  partyGrounds.set({
    id,
    versions,
    grounds: new Map(callParties.map((each) => [each.id, each])),
    apart: new Map(apart),
  });
  return answer;
}

/** The same, asked anew with each version of the contact and of its calls, once anybody was called, until it is had. */
export function usePartyGrounds(id: ContactId, versions: string, isWanted: boolean): PartyGrounds {
  const known = useStore(partyGrounds);
  const look = useCallback(() => loadPartyGrounds(id, versions), [id, versions]);
  useEffect(() => {
    if (isWanted) void look();
  }, [look, isWanted]);
  useAgain(useStore(failed) === questionOf(id, versions), look, isWanted);
  return known?.id === id ? known : NONE;
}
