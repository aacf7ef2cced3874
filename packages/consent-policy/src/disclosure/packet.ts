import type { PersonId } from "@holdfast/case-schema";
import type { CaseFact, CaseRecord } from "@holdfast/case-schema/case";
import { valueAt } from "./value-at.ts";

/** One fact, as it goes. Personal data. Whose it is, is a number in this packet, and nobody's id. */
export interface PacketLine {
  readonly part: CaseFact["part"];
  readonly of: number;
  readonly field: string;
  readonly value: unknown;
}

declare const packed: unique symbol;

/** What goes, and nothing else: no packet is made but of facts that were decided and may go. Personal data. */
export interface Packet {
  readonly [packed]: true;
  readonly lines: readonly PacketLine[];
}

const PACKETS = new WeakSet<object>();

/**
 * Takes these facts, and nothing besides them, out of a case. Only `composeDisclosure` asks, with what it has decided; this module
 * has no door of its own to the outside.
 */
export function packetOf(record: CaseRecord, permitted: readonly CaseFact[]): Packet {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const numberOf = (part: CaseFact["part"], id: string): number => {
    const key = `${part}/${id}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const next = (counts.get(part) ?? 0) + 1;
    counts.set(part, next);
    numbers.set(key, next);
    return next;
  };
  const lines = permitted.map((fact): PacketLine => ({
    part: fact.part,
    of: numberOf(fact.part, fact.id),
    field: fact.field,
    value: told(valueAt(record, fact), (person) => numberOf("person", person)),
  }));
  const packet = deepFrozen({ lines: structuredClone(lines) }) as unknown as Packet;
  PACKETS.add(packet);
  return packet;
}

/**
 * The text of a packet, the same for the same facts: what is sealed, compared and rendered. What only looks like a packet is a
 * mistake of whoever made it.
 */
export function packetText(packet: Packet): string {
  if (!PACKETS.has(packet)) throw new Error("only what was decided can be told");
  return JSON.stringify(packet.lines);
}

/** A value without what ties it to the record: whom it is about, as numbers; of words, the words alone. */
function told(value: unknown, numberOf: (person: PersonId) => number): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("text" in value && "mayHold" in value) return value.text;
  if (!("people" in value) || !Array.isArray(value.people)) return value;
  const { people, ...rest } = value;
  return { ...rest, whom: (people as readonly PersonId[]).map(numberOf) };
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
