import type { ContactId } from "@holdfast/case-schema";
import { LOAD, loadOf, type Advocate } from "../match/advocate.ts";
import { compareCandidates } from "../match/match.ts";
import type { Sought } from "../match/objections.ts";
import { compare } from "../order.ts";
import { weightOf } from "../weight.ts";
import { startCover, type Cover } from "./cover.ts";
import { enlist } from "./enlist.ts";
import { isFor, kindKey, type Kind } from "./kind.ts";
import type { Proposals, Take, TakeReason } from "./proposal.ts";
import { relieve } from "./relieve.ts";
import { unservedOf } from "./unserved.ts";

/** Who should take what, from scratch (Q60 to Q67): {@link proposeFrom} for whoever keeps no index. */
export function propose(contacts: readonly Sought[], advocates: readonly Advocate[], now: number): Proposals {
  return proposeFrom(kindsOf(contacts), advocates, now);
}

/** Contacts by what they ask for, each kind in the order of the queue. */
export function kindsOf(contacts: readonly Sought[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const contact of contacts) {
    const key = kindKey(contact);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { key, asking: contact, line: [contact] });
    else kind.line.push(contact);
  }
  for (const { line } of kinds.values()) line.sort((one, other) => compare(one, other).order);
  return [...kinds.values()];
}

/** A contact that somebody gets in this round; `to` is a place among the people. */
interface Served {
  readonly contact: Sought;
  readonly kind: number;
  to: number | null;
  isPinned: boolean;
}

/**
 * Who should take what when everybody gets one at most: what comes first in the queue is served first, as many as can be are,
 * and of all ways to do that it takes the people who are asked first (Q60, Q61).
 *
 * @param kindsFor which kinds are for somebody; an index answers from what it knows
 */
export function proposeFrom(
  kinds: readonly Kind[],
  advocates: readonly Advocate[],
  now: number,
  kindsFor: (advocate: Advocate, kinds: readonly Kind[]) => ReadonlySet<Kind> = askAll,
): Proposals {
  const people = advocates.toSorted((one, other) => compareCandidates(one, other, null).order);
  const ordered = kinds.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const whom = peopleByKind(
    ordered,
    people.map((advocate) => kindsFor(advocate, kinds)),
  );
  const cover = startCover(whom, people.length);
  const served = serve(ordered, cover, people.length);
  pinReturns(served, cover, people);
  assign(served, whom, cover.seated(), people.length);
  const takes = served.flatMap((each): readonly Take[] => {
    const to = each.to === null ? undefined : people[each.to];
    return to === undefined ? [] : [takeOf(each, to, whom[each.kind]?.length ?? 0, now)];
  });
  const taking = new Set(takes.map(({ to }) => to));
  const rest = people.filter(({ id }) => !taking.has(id));
  const taken = new Set<ContactId>(takes.map(({ contact }) => contact));
  return {
    takes,
    moves: relieve(people, rest, now),
    unserved: unservedOf(ordered, whom, people, taken),
  };
}

/** The kinds that are for somebody, each asked about anew. */
function askAll(advocate: Advocate, kinds: readonly Kind[]): ReadonlySet<Kind> {
  return new Set(kinds.filter((kind) => isFor(kind, advocate)));
}

/** For each kind the places of those whom it is for, in the order in which they are asked. */
function peopleByKind(kinds: readonly Kind[], fits: readonly ReadonlySet<Kind>[]): readonly Int32Array[] {
  const placeOf = new Map(kinds.map((kind, place) => [kind, place]));
  const people = kinds.map((): number[] => []);
  for (const [person, mine] of fits.entries())
    for (const kind of mine) people[placeOf.get(kind) ?? -1]?.push(person);
  return people.map((places) => Int32Array.from(places));
}

/** Goes through what waits in the order of the queue and seats whatever finds room, until everybody has one. */
function serve(kinds: readonly Kind[], { seat }: Cover, people: number): Served[] {
  const next = kinds.map(() => 0);
  const served: Served[] = [];
  let open = kinds.map((_kind, index) => index);
  while (open.length > 0 && served.length < people) {
    let first: { contact: Sought; kind: number } | null = null;
    for (const kind of open) {
      const contact = kinds[kind]?.line[next[kind] ?? 0];
      if (contact !== undefined && (first === null || compare(contact, first.contact).order < 0))
        first = { contact, kind };
    }
    if (first === null) break;
    const { contact, kind } = first;
    next[kind] = (next[kind] ?? 0) + 1;
    if (seat(kind)) served.push({ contact, kind, to: null, isPinned: false });
    else open = open.filter((other) => other !== kind);
  }
  return served;
}

/** Gives back to whoever had it before what can be, without anybody being served less for it (Q58). */
function pinReturns(served: readonly Served[], { pin }: Cover, people: readonly Advocate[]): void {
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  for (const each of served) {
    const person = each.contact.hadBy === null ? undefined : placeOf.get(each.contact.hadBy);
    if (person === undefined || !pin(each.kind, person)) continue;
    each.to = person;
    each.isPinned = true;
  }
}

/** Has those take the rest who are asked first; within a kind the first contact goes to the first of them. */
function assign(
  served: readonly Served[],
  whom: readonly Int32Array[],
  wanted: Int32Array,
  size: number,
): void {
  const pinned = new Set(served.map(({ to }) => to));
  const asked = Array.from({ length: size }, (_none, person) => person).filter(
    (person) => !pinned.has(person),
  );
  const kindOf = enlist(whom, wanted, asked);
  const lines = whom.map((): number[] => []);
  for (const person of asked) lines[kindOf[person] ?? -1]?.push(person);
  const given = whom.map(() => 0);
  for (const each of served) {
    if (each.isPinned) continue;
    const place = given[each.kind] ?? 0;
    each.to = lines[each.kind]?.[place] ?? null;
    given[each.kind] = place + 1;
  }
}

function takeOf({ contact, isPinned }: Served, to: Advocate, fit: number, now: number): Take {
  const before = loadOf(to);
  const overdueMs = Math.max(0, now - contact.dueAt);
  const reasons: TakeReason[] = [];
  if (contact.danger !== null) reasons.push({ rule: "Q1_danger" });
  if (overdueMs > 0) reasons.push({ rule: "Q2_overdue", byMs: overdueMs });
  if (contact.language !== null) reasons.push({ rule: "Q53_speaks", language: contact.language });
  if (fit === 1) reasons.push({ rule: "Q61_only_one" });
  reasons.push(
    isPinned ? { rule: "Q58_had_it_before" } : { rule: "Q58_in_hand", load: before, freeFor: fit },
  );
  const weight = weightOf({ danger: contact.danger, lane: contact.lane, disposition: null });
  return {
    contact: contact.id,
    to: to.id,
    because: reasons,
    gain: {
      waitedMs: Math.max(0, now - contact.waitingSince),
      overdueMs,
      load: { before, after: before + LOAD[weight] },
    },
  };
}
