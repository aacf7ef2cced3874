import type { Advocate } from "../match/advocate.ts";
import { objections, type Asking, type Sought } from "../match/objections.ts";
import { compare } from "../order.ts";

/** Contacts that ask the same of whoever takes them, in the order of the queue. */
export interface Kind {
  readonly key: string;
  readonly asking: Asking;
  /** Never empty, and never changed from outside. */
  readonly line: Sought[];
}

/** What two contacts have to agree in to be for the same people. */
export function kindKey({ medium, language, barred, refusedBy = [], notOf = [] }: Asking): string {
  return `${medium}|${language ?? ""}|${listed(barred)}|${listed(refusedBy)}|${listed(notOf)}`;
}

const listed = (people: Asking["barred"]): string => [...new Set(people)].toSorted().join(",");

/** Whether contacts of a kind are offered to somebody (Q50 to Q57). */
export function isFor({ asking }: Kind, advocate: Advocate): boolean {
  return objections(asking, advocate).length === 0;
}

/** Puts a contact where it belongs in a line that is in order. */
export function putInLine(line: Sought[], contact: Sought): void {
  const last = line.at(-1);
  // Who comes now mostly stands last.
  if (last !== undefined && compare(last, contact).order < 0) line.push(contact);
  else line.splice(placeIn(line, contact), 0, contact);
}

/** Takes a contact out of a line that it stands in. */
export function takeOutOfLine(line: Sought[], contact: Sought): void {
  // Who leaves was mostly the first.
  if (line[0] === contact) line.shift();
  else line.splice(placeIn(line, contact), 1);
}

/** How many of a line stand before a contact. The order is total, so that there is one place (Q6). */
function placeIn(line: readonly Sought[], contact: Sought): number {
  let [from, to] = [0, line.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = line[middle];
    if (other !== undefined && compare(other, contact).order < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
