import { compare, objections, type Advocate, type Sought } from "@holdfast/queue-policy";

/** Everybody who waits in one list, looked through for each who asks. What is for whom is known beforehand, so that it costs no more than it must. */
export interface NaiveMatch {
  readonly nextFor: (person: number) => Sought | null;
  readonly replace: (gone: Sought, come: Sought) => void;
}

export function naiveMatch(contacts: readonly Sought[], team: readonly Advocate[]): NaiveMatch {
  const kinds = new Map<string, number>();
  const fits: Uint8Array[] = [];
  const kindOf = (contact: Sought): number => {
    const key = `${contact.medium} ${contact.language ?? ""}`;
    const known = kinds.get(key);
    if (known !== undefined) return known;
    kinds.set(key, fits.length);
    fits.push(Uint8Array.from(team, (advocate) => Number(objections(contact, advocate).length === 0)));
    return fits.length - 1;
  };
  const waiting = contacts.map((contact) => ({ contact, kind: kindOf(contact) }));
  return {
    nextFor: (person) => {
      let first: Sought | null = null;
      for (const { contact, kind } of waiting) {
        if (fits[kind]?.[person] !== 1) continue;
        if (first === null || compare(contact, first).order < 0) first = contact;
      }
      return first;
    },
    replace: (gone, come) => {
      const place = waiting.findIndex(({ contact }) => contact === gone);
      waiting[place] = { contact: come, kind: kindOf(come) };
    },
  };
}
