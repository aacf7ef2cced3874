import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Advocate } from "../match/advocate.ts";
import type { Sought } from "../match/objections.ts";
import { compare } from "../order.ts";
import { isFor, kindKey, putInLine, takeOutOfLine, type Kind } from "./kind.ts";
import type { Proposals } from "./proposal.ts";
import { proposeFrom } from "./propose.ts";

/** What waits and who is there, kept as it changes, so that an answer costs what it says and not what waits (Q67). */
export interface Routing {
  /** A contact waits, or is otherwise than it was. */
  readonly putContact: (contact: Sought) => void;
  /** A contact waits no more. Nothing happens when it did not. */
  readonly removeContact: (id: ContactId) => void;
  readonly putAdvocate: (advocate: Advocate) => void;
  readonly removeAdvocate: (id: UserId) => void;
  /** What somebody is given who asks for the next: of what is for them, the first in the queue (Q63). `null`: there is none. */
  readonly nextFor: (id: UserId) => Sought | null;
  readonly propose: (now: number) => Proposals;
}

/** An index with nothing in it. It knows which kinds are for whom, and asks again only about who or what has changed. */
export function startRouting(): Routing {
  const contacts = new Map<ContactId, { readonly contact: Sought; readonly kind: Kind }>();
  const kinds = new Map<string, Kind>();
  const advocates = new Map<UserId, Advocate>();
  /** For each person the kinds that are for them, and all that were asked about. */
  const known = new Map<UserId, { readonly fits: Set<Kind>; readonly asked: Set<Kind> }>();

  function removeContact(id: ContactId): void {
    const waiting = contacts.get(id);
    if (waiting === undefined) return;
    contacts.delete(id);
    const { contact, kind } = waiting;
    takeOutOfLine(kind.line, contact);
    if (kind.line.length > 0) return;
    kinds.delete(kind.key);
    for (const { fits, asked } of known.values()) {
      fits.delete(kind);
      asked.delete(kind);
    }
  }

  function putContact(contact: Sought): void {
    removeContact(contact.id);
    const key = kindKey(contact);
    const kind = kinds.get(key) ?? { key, asking: contact, line: [] };
    kinds.set(key, kind);
    contacts.set(contact.id, { contact, kind });
    putInLine(kind.line, contact);
  }

  function removeAdvocate(id: UserId): void {
    advocates.delete(id);
    known.delete(id);
  }

  /** The kinds that are for somebody; only those are asked about that came since. */
  function kindsFor(advocate: Advocate): ReadonlySet<Kind> {
    const mine = known.get(advocate.id) ?? { fits: new Set<Kind>(), asked: new Set<Kind>() };
    known.set(advocate.id, mine);
    if (mine.asked.size === kinds.size) return mine.fits;
    for (const kind of kinds.values()) {
      if (mine.asked.has(kind)) continue;
      mine.asked.add(kind);
      if (isFor(kind, advocate)) mine.fits.add(kind);
    }
    return mine.fits;
  }

  function nextFor(id: UserId): Sought | null {
    const advocate = advocates.get(id);
    if (advocate === undefined) return null;
    let first: Sought | null = null;
    for (const { line } of kindsFor(advocate)) {
      const [head] = line;
      if (head !== undefined && (first === null || compare(head, first).order < 0)) first = head;
    }
    return first;
  }

  return {
    putContact,
    removeContact,
    putAdvocate: (advocate) => {
      removeAdvocate(advocate.id);
      advocates.set(advocate.id, advocate);
    },
    removeAdvocate,
    nextFor,
    propose: (now) => proposeFrom([...kinds.values()], [...advocates.values()], now, kindsFor),
  };
}
