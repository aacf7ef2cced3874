import { describe, expect, it } from "vitest";
import { PersonId } from "../ids.ts";
import { newCasePerson, type CasePerson } from "./case-person.ts";
import { Country } from "./country.ts";
import { tracesOf } from "./case-traces.ts";

const of = (given: Partial<CasePerson>) =>
  tracesOf({ ...newCasePerson(PersonId.parse("00000000-0000-4000-8000-000000000001")), ...given });
const place = { country: Country.parse("US"), region: null, city: "Norfolk" };
const at = (name: string | null, street: string): CasePerson["happenedAt"][number] => ({
  precision: "address",
  ...place,
  name,
  street,
  postalCode: null,
});

describe("by what cases are compared", () => {
  it("[CR15] are addresses in their one form, each once, and none that cannot be compared", () => {
    expect(of({ telephones: ["+1 (555) 010-0100", "+15550100100", "at night"] }).address).toEqual([
      "number:+15550100100",
    ]);
    expect(of({ mailAddresses: ["Wren@Example.org"] }).address).toEqual(["mail:wren@example.org"]);
  });

  it("[CR15] are the places where it happened, however they are written", () => {
    expect(of({ venueName: "The Héron-Lantern" }).venue).toEqual(
      of({ venueName: "the heron lantern" }).venue,
    );
    expect(of({ happenedAt: [at("The Heron Lantern", "1 Quay St.")] }).venue).toEqual([
      "name:theheronlantern",
      "street:usnorfolk1quayst",
    ]);
    expect(of({ happenedAt: [at(null, "1 Quay St.")] }).venue).not.toEqual(
      of({ happenedAt: [{ ...at(null, "1 Quay St."), city: "Hampton" } as CasePerson["happenedAt"][number]] })
        .venue,
    );
  });

  it("[CR15] are nothing of where somebody lives, is or is hidden, and of nobody nothing", () => {
    const hidden = at("The shelter", "2 Quay St.");
    expect(of({ isAt: hidden, livesAt: hidden, shelter: hidden, venueName: "-" })).toEqual({
      address: [],
      venue: [],
    });
  });
});
