import { expect, it } from "vitest";
import { askingFor, caseOf, disclose, inIt, knownBy, personAt } from "../testing/sample-case.ts";
import type { Composed } from "./compose.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { packetText, type Packet } from "./packet.ts";

const CASE = caseOf([inIt(1, { name: "Kai", isPregnant: false }), inIt(2, { name: "Lou" })]);
const composed = disclose(CASE, knownBy({ 1: {} }), askingFor());
const keys = new Set(composed.facts.map(({ key }) => key));
const asIs = (text: string): string => text;

it("[CO52] renders no packet but one that was decided, whatever looks like one", () => {
  const { packet }: Composed = composed;
  expect(packetText(packet)).toBe(
    '[{"part":"person","of":1,"field":"name","value":"Kai"},{"part":"person","of":1,"field":"age","value":"adult"}]',
  );
  for (const forged of [{ ...packet }, structuredClone(packet), { lines: [] }])
    expect(() => packetText(forged as unknown as Packet)).toThrow("only what was decided");
});

it("[CO52] makes a packet that nobody can add to afterwards", () => {
  const { lines } = composed.packet;
  expect(() => (lines as unknown[]).push({})).toThrow(TypeError);
  expect(() => Object.assign(lines[0] ?? {}, { value: "Lou" })).toThrow(TypeError);
  expect(Object.isFrozen(CASE.persons)).toBe(false);
});

it("[CO60] tells by its fingerprint that what was asked for has changed, what goes and what stays alike", () => {
  const of = (record: typeof CASE) => fingerprintOf(record, keys, askingFor().at, asIs);
  const changed = (over: Partial<(typeof CASE.persons)[number]>, of_ = 2) =>
    caseOf(CASE.persons.map((each) => (each.id === personAt(of_) ? { ...each, ...over } : each)));
  expect(of(CASE)).toBe(of(structuredClone(CASE)));
  expect(of(changed({ name: "Lou B." }))).not.toBe(of(CASE));
  expect(of(changed({ isPregnant: true }, 1))).not.toBe(of(CASE));
  expect(of(changed({ injuries: { text: "x", about: [], mayHold: ["health"] } }))).toBe(of(CASE));
});
