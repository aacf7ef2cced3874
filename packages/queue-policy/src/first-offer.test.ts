import { ContactId, UserId } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_OFFER_MS, firstOffer, type OlderContact } from "./first-offer.ts";

const NOW = 1_800_000_000_000;
const contact = (n: number): ContactId =>
  ContactId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
const person = (n: number): UserId => UserId.parse(`00000000-0000-7000-9000-${String(n).padStart(12, "0")}`);
const older = (n: number, rest: Partial<OlderContact> = {}): OlderContact => ({
  id: contact(n),
  holderId: person(n),
  heldSince: NOW - 60_000 + n,
  holderIsThere: true,
  ...rest,
});
const unheld = (n: number): OlderContact =>
  older(n, { holderId: null, heldSince: null, holderIsThere: false });

const anyOlder = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 8 })
  .chain((numbers) =>
    fc.tuple(...numbers.map((n) => fc.constantFrom(older(n), older(n, { holderIsThere: false }), unheld(n)))),
  );

describe("a new contact of an address that open ones have", () => {
  it("[Q30] is marked with one of them, and with none where there is none", () => {
    expect(firstOffer(true, [], NOW)).toBeNull();
    expect(firstOffer(true, [unheld(1)], NOW)).toEqual({ of: contact(1), offer: null });
  });

  it.each<[string, readonly OlderContact[], number]>([
    ["whoever is there before whoever is not", [older(2, { holderIsThere: false }), older(1)], 1],
    ["who took theirs last", [older(1), older(3), older(2)], 3],
    ["somebody rather than nobody", [unheld(5), older(1)], 1],
  ])("[Q31] asks %s", (_name, found, wanted) => {
    expect(firstOffer(true, found, NOW)).toEqual({
      of: contact(wanted),
      offer: { to: person(wanted), until: NOW + FIRST_OFFER_MS },
    });
  });

  it("[Q31] asks nobody who is not there, and nobody about what somebody has already", () => {
    expect(firstOffer(true, [older(1, { holderIsThere: false })], NOW)?.offer).toBeNull();
    expect(firstOffer(false, [older(1)], NOW)).toEqual({ of: contact(1), offer: null });
  });

  it("[Q30] [Q31] is the same in whatever order they are found, and asks only holders who are there", () => {
    fc.assert(
      fc.property(anyOlder, fc.boolean(), (found, waits) => {
        const verdict = firstOffer(waits, found, NOW);
        expect(firstOffer(waits, found.toReversed(), NOW)).toEqual(verdict);
        expect(verdict === null).toBe(found.length === 0);
        const isThere = new Set(
          found.filter(({ holderIsThere }) => holderIsThere).map(({ holderId }) => holderId),
        );
        expect(verdict?.offer != null).toBe(waits && isThere.size > 0);
        expect(isThere.has(verdict?.offer?.to ?? null)).toBe(waits && isThere.size > 0);
        expect(found.map(({ id }) => id).includes(verdict?.of ?? contact(0))).toBe(found.length > 0);
      }),
    );
  });
});
