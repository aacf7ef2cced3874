import type { Facts } from "@holdfast/channel-kit";

/** Enumerations and ids as the house writes them: a lower-case word, or a UUID. A phone number or mailbox is neither. */
const WORD = /^[a-z][a-z0-9_]{0,39}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No count or duration is larger, and many phone numbers are. */
const LARGEST = 1e9;

/**
 * What a channel may log of what it says: the last fence behind the contract test. A string that is neither an
 * enumeration nor an id is replaced, so that a mistake shows and the words do not.
 */
export function plainFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts)
      .slice(0, 20)
      .map(([name, value]) => [WORD.test(name.toLowerCase()) ? name : "withheld", plain(value)]),
  );
}

/** An event's name, or that it was not one. */
export function plainEvent(event: string): string {
  return WORD.test(event) ? event : "withheld";
}

function plain(value: Facts[string]): Facts[string] {
  if (typeof value === "string") return WORD.test(value) || UUID.test(value) ? value : "withheld";
  if (typeof value === "number") return Math.abs(value) <= LARGEST ? value : "withheld";
  return value === undefined ? null : value;
}
