import { z } from "zod";
import { PersonId } from "../ids.ts";
import { SubjectAge } from "../release.ts";
import { Country, SpokenLanguage } from "./country.ts";
import {
  ExploitationType,
  RecruitmentMethod,
  SexualExploitationType,
  TraffickingStatus,
} from "./exploitation.ts";
import { ExploiterRelation } from "./exploiter-role.ts";
import { field, recordOf, someOf, words } from "./field.ts";
import { Gender } from "./gender.ts";
import { DocumentsHeldBy, ImmigrationStatus } from "./immigration.ts";
import { Industry } from "./industry.ts";
import { MethodOfControl } from "./method-of-control.ts";
import { Need, NeedState } from "./need.ts";
import { PersonRole, RepresentativeKind, RepresentativeProof } from "./person-role.ts";
import { Place } from "./place.ts";
import { Venue } from "./venue.ts";

/** How many people, exploiters and notes one case can hold. */
export const CASE_PART_MAX = 200;

const Day = z.iso.date();

const CaseNeed = z.strictObject({ need: Need, state: NeedState });

const Children = z.strictObject({
  count: z.number().int().min(0).max(30).nullable(),
  /** How old they are, in whole years. */
  ages: z.array(z.number().int().min(0).max(30)).max(30),
  withWhom: words(200).nullable(),
});

const Represents = z.strictObject({
  as: RepresentativeKind,
  proof: RepresentativeProof,
  /** Whom they speak for. Each of these gives a release of their own. */
  people: z.array(PersonId).min(1).max(CASE_PART_MAX),
});

/**
 * Everything that is kept of one person in a case, field by field, each with its class. What nobody said is `null` or empty:
 * nothing here has to be asked.
 */
export const PERSON_FIELDS = Object.freeze({
  id: field("kept_inside", PersonId),
  roles: field("existence_of_contact", someOf(PersonRole)),
  /** Whether they contacted us, or were only spoken of. */
  hasContactedUs: field("existence_of_contact", z.boolean()),
  represents: field("existence_of_contact", Represents.nullable()),
  name: field("identity", words(160).nullable()),
  /** What they want to be called. */
  calledName: field("identity", words(80).nullable()),
  bornOn: field("identity", Day.nullable()),
  age: field("identity", SubjectAge),
  ageYears: field("identity", z.number().int().min(0).max(120).nullable()),
  gender: field("identity", Gender),
  genderWords: field("identity", words(80).nullable()),
  languages: field("identity", z.array(SpokenLanguage).max(8)),
  needsInterpreter: field("identity", z.boolean().nullable()),
  telephones: field("contact_means", z.array(words(40)).max(8)),
  mailAddresses: field("contact_means", z.array(words(254)).max(8)),
  otherContact: field("contact_means", words(400).nullable()),
  isAt: field("current_location", Place.nullable()),
  livesAt: field("current_location", Place.nullable()),
  shelter: field("shelter_location", Place.nullable()),
  status: field("narrative", TraffickingStatus.nullable()),
  exploitation: field("narrative", someOf(ExploitationType)),
  sexualExploitation: field("narrative", someOf(SexualExploitationType)),
  methodsOfControl: field("narrative", someOf(MethodOfControl)),
  recruitment: field("narrative", someOf(RecruitmentMethod)),
  industries: field("narrative", someOf(Industry)),
  venues: field("narrative", someOf(Venue)),
  venueName: field("narrative", words(160).nullable()),
  happenedAt: field("narrative", z.array(Place).max(20)),
  needs: field("narrative", z.array(CaseNeed).max(40)),
  relationToExploiter: field("alleged_exploiter", ExploiterRelation.nullable()),
  children: field("minor_details", Children.nullable()),
  injuries: field("health", words(2_000).nullable()),
  conditions: field("health", words(2_000).nullable()),
  isPregnant: field("health", z.boolean().nullable()),
  citizenships: field("immigration_status", z.array(Country).max(8)),
  immigrationStatus: field("immigration_status", ImmigrationStatus),
  documentsHeldBy: field("immigration_status", DocumentsHeldBy),
  immigrationWords: field("immigration_status", words(2_000).nullable()),
});

/** One person in a case. Personal data. */
export const CasePerson = recordOf(PERSON_FIELDS);
export type CasePerson = z.infer<typeof CasePerson>;

/** A person of whom nothing is known yet but that they are there. */
export function newCasePerson(id: PersonId): CasePerson {
  return {
    id,
    roles: [],
    hasContactedUs: false,
    represents: null,
    name: null,
    calledName: null,
    bornOn: null,
    age: "unknown",
    ageYears: null,
    gender: "not_said",
    genderWords: null,
    languages: [],
    needsInterpreter: null,
    telephones: [],
    mailAddresses: [],
    otherContact: null,
    isAt: null,
    livesAt: null,
    shelter: null,
    status: null,
    exploitation: [],
    sexualExploitation: [],
    methodsOfControl: [],
    recruitment: [],
    industries: [],
    venues: [],
    venueName: null,
    happenedAt: [],
    needs: [],
    relationToExploiter: null,
    children: null,
    injuries: null,
    conditions: null,
    isPregnant: null,
    citizenships: [],
    immigrationStatus: "not_said",
    documentsHeldBy: "not_said",
    immigrationWords: null,
  };
}
