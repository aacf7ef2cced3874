import fc from "fast-check";
import { PersonalClass } from "../../data-class.ts";
import { CaseId, ExploiterId, NoteId, PersonId, UserId } from "../../ids.ts";
import type { AllegedExploiter } from "../alleged-exploiter.ts";
import { newCasePerson, type CasePerson } from "../case-person.ts";
import { CASE_VERSION, type CaseNote, type CaseRecord } from "../case-record.ts";
import { Country, Subdivision } from "../country.ts";
import { ExploitationType } from "../exploitation.ts";
import { inOrder } from "../field.ts";
import { Gender } from "../gender.ts";
import { DocumentsHeldBy, ImmigrationStatus } from "../immigration.ts";
import { Industry } from "../industry.ts";
import { MethodOfControl } from "../method-of-control.ts";
import { Need, NeedState } from "../need.ts";
import type { OpenText } from "../open-text.ts";
import { PersonRole } from "../person-role.ts";
import type { Place } from "../place.ts";

const uuid = (place: number, kind: number): string =>
  `00000000-0000-7000-8${String(kind).padStart(3, "0")}-${String(place).padStart(12, "0")}`;
const personId = (place: number): PersonId => PersonId.parse(uuid(place, 1));

const text = fc.constantFrom("Ana", "by the river", "two of them", "Zoë, as she says");
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });
const some = <Word extends string>(options: { readonly options: readonly Word[] }): fc.Arbitrary<Word[]> =>
  fc.subarray([...options.options]).map((chosen) => inOrder(options, chosen));

const country = fc.constantFrom("US", "MX", "FR").map((code) => Country.parse(code));
const region = fc.constantFrom("US-CA", "MX-JAL").map((code) => Subdivision.parse(code));
const commons = { country, region: maybe(region) };
export const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ precision: fc.constant("country" as const), country }),
  fc.record({ precision: fc.constant("region" as const), country, region }),
  fc.record({ precision: fc.constant("city" as const), ...commons, city: text }),
  fc.record({
    precision: fc.constant("address" as const),
    ...commons,
    city: text,
    name: maybe(text),
    street: text,
    postalCode: maybe(fc.constant("95113")),
  }),
  fc.record({
    precision: fc.constant("spot" as const),
    ...commons,
    city: maybe(text),
    name: maybe(text),
    latitude: fc.integer({ min: -90, max: 90 }),
    longitude: fc.integer({ min: -180, max: 180 }),
  }),
);

const anyText = (people: readonly PersonId[]): fc.Arbitrary<OpenText> =>
  fc.record({
    text,
    about: fc.subarray([...people]),
    mayHold: fc
      .subarray([...PersonalClass.options], { minLength: 1 })
      .map((classes) => inOrder(PersonalClass, classes)),
  });

const anyPerson = (people: readonly PersonId[], place: number): fc.Arbitrary<CasePerson> =>
  fc
    .record({
      roles: some(PersonRole),
      hasContactedUs: fc.boolean(),
      name: maybe(text),
      age: fc.constantFrom("adult", "minor", "minor_suspected", "unknown"),
      gender: fc.constantFrom(...Gender.options),
      genderWords: maybe(text),
      telephones: fc.subarray(["555-0101", "555-0102"]),
      isAt: maybe(anyPlace),
      shelter: maybe(anyPlace),
      exploitation: some(ExploitationType),
      methodsOfControl: some(MethodOfControl),
      industries: some(Industry),
      needs: fc.array(
        fc.record({ need: fc.constantFrom(...Need.options), state: fc.constantFrom(...NeedState.options) }),
        { maxLength: 2 },
      ),
      represents: maybe(
        fc.record({
          as: fc.constant("attorney" as const),
          proof: fc.constant("said_so" as const),
          people: fc.subarray([...people], { minLength: 1 }),
        }),
      ),
      injuries: maybe(anyText(people)),
      otherContact: maybe(anyText(people)),
      isPregnant: maybe(fc.boolean()),
      children: maybe(fc.record({ count: maybe(fc.nat(5)), ages: fc.subarray([1, 7]) })),
      citizenships: fc.array(country, { maxLength: 2 }),
      immigrationStatus: fc.constantFrom(...ImmigrationStatus.options),
      documentsHeldBy: fc.constantFrom(...DocumentsHeldBy.options),
    })
    .map((said) => ({ ...newCasePerson(personId(place)), ...said }));

const anyExploiter = (people: readonly PersonId[]): fc.Arbitrary<AllegedExploiter> =>
  fc
    .record({
      toldBy: fc.subarray([...people], { minLength: 1 }),
      name: maybe(text),
      aliases: fc.subarray(["Tío"]),
      description: maybe(anyText(people)),
    })
    .map((said) => ({
      ...said,
      id: ExploiterId.parse(uuid(1, 2)),
      roles: ["recruiter" as const],
      telephones: [],
      vehicles: [],
      organisation: null,
      isAt: null,
    }));

const anyNote = (people: readonly PersonId[]): fc.Arbitrary<CaseNote> =>
  fc
    .record({
      about: fc.subarray([...people], { minLength: 1 }),
      mayHold: fc
        .subarray([...PersonalClass.options], { minLength: 1 })
        .map((classes) => inOrder(PersonalClass, classes)),
      text,
    })
    .map((said) => ({
      ...said,
      id: NoteId.parse(uuid(1, 3)),
      writtenBy: UserId.parse(uuid(1, 4)),
      writtenAt: 1_767_225_600_000,
    }));

/** A case of one to four people, of invented people and places. */
export const anyCase: fc.Arbitrary<CaseRecord> = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const people = Array.from({ length: count }, (_, place) => personId(place));
  return fc.record({
    version: fc.constant(CASE_VERSION),
    id: fc.constant(CaseId.parse(uuid(1, 5))),
    status: fc.constantFrom("active", "follow_up", "closed", "closed_referred"),
    contacts: fc.constant([]),
    persons: fc.tuple(...people.map((_, place) => anyPerson(people, place))),
    exploiters: fc.array(anyExploiter(people), { maxLength: 1 }),
    notes: fc.array(anyNote(people), { maxLength: 1 }),
  });
});
