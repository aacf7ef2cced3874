import { ContactId } from "@holdfast/case-schema";
import { whoIsAt, type Doing } from "@holdfast/wire";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useMe } from "../session/use-me.ts";
import { presence } from "./presence-store.ts";

/** A colleague at a contact, and what they do there. */
export interface Colleague {
  readonly name: string;
  readonly doing: Doing;
}

/**
 * Who else is at a contact, whoever does the most first. Drawn again when that changes for this contact, and for nothing
 * else: what is told every three seconds of every other one, and what is told again, costs no drawing.
 */
export function usePresence(contact: ContactId): readonly Colleague[] {
  return usePresenceAtAny(contact);
}

/** Who else is at any of these contacts, as `id id id`: contact by contact, and somebody at two of them twice. */
export function usePresenceAtAny(contacts: string): readonly Colleague[] {
  const me = useMe().id;
  const read = useCallback(() => {
    const table = presence.get();
    // Whoever was not heard of for too long is forgotten by the store each second, so no clock is asked here.
    const at = (contact: string) => whoIsAt(table, ContactId.parse(contact), me, Number.NEGATIVE_INFINITY);
    return JSON.stringify(contacts.split(" ").filter(Boolean).flatMap(at));
  }, [contacts, me]);
  const told = useSyncExternalStore(presence.subscribe, read);
  return useMemo(() => JSON.parse(told) as readonly Colleague[], [told]);
}
