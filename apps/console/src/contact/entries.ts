import type { EntryData } from "./contact-documents.ts";

/** Everything said and written in a contact, by id: an entry that comes again, under a later version, replaces itself. */
export type Entries = ReadonlyMap<string, EntryData>;

/** How many entries the gateway gives at once, at least, when there are more. */
const PAGE = 500;

/** Whether there may be more than what was given, so that a long contact is never shown cut off. */
export function isFullPage(given: readonly EntryData[]): boolean {
  return given.length >= PAGE;
}

/** The entries with newer ones taken in. An older version of an entry never replaces a newer one. */
export function mergeEntries(known: Entries, newer: readonly EntryData[]): Entries {
  const next = new Map(known);
  for (const entry of newer) {
    const before = next.get(entry.id);
    if (before === undefined || before.version <= entry.version) next.set(entry.id, entry);
  }
  return next;
}

/** The version up to which everything is known; 0 when nothing is. */
export function knownVersion(entries: Entries): number {
  return Math.max(0, ...[...entries.values()].map(({ version }) => version));
}

/** What was said, oldest first. A changed send state gives an entry a new version and leaves it in its place. */
export function inOrder(entries: Entries): readonly EntryData[] {
  return [...entries.values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** What was said, in days as the calendar here counts them. */
export function byDay(
  entries: readonly EntryData[],
): readonly { readonly day: string; readonly entries: readonly EntryData[] }[] {
  const days = Map.groupBy(entries, ({ at }) => new Date(at).toDateString());
  return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}
