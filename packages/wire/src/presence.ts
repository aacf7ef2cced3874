import { ContactId, type UserId } from "@holdfast/case-schema";
import { z } from "zod";
import { StaffName } from "./queue-row.ts";

/** What somebody does with a contact, the least first. */
export const Doing = z.enum(["open", "reading", "writing"]);
export type Doing = z.infer<typeof Doing>;

/** What a client says of itself; `null` once it has left the contact. Never what is written (W16). */
export const Present = z.object({ contact: ContactId, doing: Doing.nullable() });
export type Present = z.infer<typeof Present>;

/** The same as others are told it: who, by the server's word. */
export const Presence = Present.extend({ who: StaffName });
export type Presence = z.infer<typeof Presence>;

/** How often a client says again what holds, at most; a change it says at once. */
export const PRESENT_EVERY_MS = 3_000;
/** For how long it holds without being said again: one saying may be lost. */
export const PRESENT_FOR_MS = 8_000;

interface Seen {
  readonly who: StaffName;
  readonly doing: Doing;
  readonly at: number;
}

/** Who is at which contact, as far as was told. Read it with `whoIsAt`, since it grows old. */
export type PresenceTable = ReadonlyMap<ContactId, ReadonlyMap<UserId, Seen>>;

export const NOBODY: PresenceTable = new Map();

/** The table after what was told at that time; what cannot be read changes nothing (W17). */
export function hearPresence(table: PresenceTable, raw: unknown, at: number): PresenceTable {
  const read = Presence.safeParse(raw);
  if (!read.success) return table;
  const { contact, who, doing } = read.data;
  const there = new Map(table.get(contact));
  if (doing === null) there.delete(who.id);
  else there.set(who.id, { who, doing, at });
  const next = new Map(table);
  if (there.size === 0) next.delete(contact);
  else next.set(contact, there);
  return next;
}

/** The table without what nobody said for too long; the same one when that is nothing. */
export function forgetAbsent(table: PresenceTable, at: number): PresenceTable {
  const isOld = (seen: Seen): boolean => at - seen.at >= PRESENT_FOR_MS;
  const isAnyOld = [...table.values()].some((there) => [...there.values()].some(isOld));
  if (!isAnyOld) return table;
  const next = new Map<ContactId, ReadonlyMap<UserId, Seen>>();
  for (const [contact, there] of table) {
    const left = new Map([...there].filter(([, seen]) => !isOld(seen)));
    if (left.size > 0) next.set(contact, left);
  }
  return next;
}

/** Who else is at a contact now, whoever does the most first, then by name. */
export function whoIsAt(
  table: PresenceTable,
  contact: ContactId,
  me: UserId,
  at: number,
): readonly { readonly name: string; readonly doing: Doing }[] {
  const rank = (doing: Doing): number => -Doing.options.indexOf(doing);
  return [...(table.get(contact)?.values() ?? [])]
    .filter((seen) => seen.who.id !== me && at - seen.at < PRESENT_FOR_MS)
    .map(({ who, doing }) => ({ name: who.name, doing }))
    .toSorted((one, other) => rank(one.doing) - rank(other.doing) || one.name.localeCompare(other.name));
}
