import { ContactId, UserId, type Medium } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEXTS_AT_MOST } from "./match/advocate.ts";
import { moveObjection, type InHand, type Receiver } from "./moved-by-lead.ts";

const idOf = (number: number): ContactId =>
  ContactId.parse(`01890000-0000-7000-8000-${String(number).padStart(12, "0")}`);
const has = (number: number, given: Partial<InHand> = {}): InHand => ({
  id: idOf(number),
  medium: "text",
  weight: "usual",
  isTalking: false,
  ...given,
});
const ada = (inHand: readonly InHand[], presence: Receiver["presence"] = "available"): Receiver => ({
  id: UserId.parse("01890000-0000-7000-8000-0000000000aa"),
  presence,
  inHand,
});
const texts = (many: number): readonly InHand[] => Array.from({ length: many }, (_, each) => has(each + 1));
const call = (given: Partial<InHand> = {}): InHand => has(40, { medium: "voice", isTalking: true, ...given });

describe("moving a contact to somebody", () => {
  it.each<[string, Medium, Receiver, string | null]>([
    ["whoever has nothing", "text", ada([]), null],
    ["whoever is off shift", "text", ada([], "off"), "Q51_presence"],
    ["whoever is on a break, which the lead sees", "text", ada([], "break"), null],
    ["whoever wraps up", "text", ada([], "wrap_up"), null],
    ["whoever has two texts, which would keep it from being offered", "text", ada(texts(2)), null],
    ["whoever has three texts", "text", ada(texts(3)), "Q55_texts"],
    ["whoever has three texts, a letter", "email", ada(texts(3)), null],
    ["whoever has many letters, a letter", "form", ada(Array(9).fill(has(1, { medium: "email" }))), null],
    ["whoever talks, a text", "text", ada([call()]), null],
    ["whoever talks, another call", "voice", ada([call()]), "Q54_on_a_call"],
    ["whoever talked, another call", "voice", ada([call({ isTalking: false })]), null],
    ["whoever talks in a crisis", "form", ada([call({ weight: "crisis" })]), "Q56_crisis_call"],
    ["whoever has a crisis by text", "form", ada([has(1, { weight: "crisis" })]), null],
  ])("[Q76] is judged as their own wish would be: to %s", (_name, medium, receiver, rule) => {
    expect(moveObjection({ id: idOf(99), medium }, receiver)?.rule ?? null).toBe(rule);
  });

  it("[Q77] takes no second place for the very contact that they are asked to have", () => {
    expect(moveObjection({ id: idOf(2), medium: "text" }, ada(texts(3)))).toBeNull();
  });

  it("[Q77] never brings anybody beyond their texts, however many are moved one after the other", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.nat({ max: 20 }), (before, many) => {
        let inHand = texts(before);
        for (let each = 0; each < many; each += 1) {
          const one = has(1_000 + each);
          if (moveObjection(one, ada(inHand)) === null) inHand = [...inHand, one];
        }
        expect(inHand.length).toBe(Math.max(before, Math.min(TEXTS_AT_MOST, before + many)));
      }),
    );
  });
});
