import { z } from "zod";
import { PersonId } from "../ids.ts";
import { SubjectAge } from "../release.ts";
import { Country, SpokenLanguage } from "./country.ts";
import {
  EXPLOITATION_CLASSES,
  ExploitationType,
  RecruitmentMethod,
  SexualExploitationType,
  TraffickingStatus,
} from "./exploitation.ts";
import { ExploiterRelation } from "./exploiter-role.ts";
import { field, fieldAbout, fieldOfAge, fieldOfEach, recordOf, someOf, words } from "./field.ts";
import { Gender } from "./gender.ts";
import { DocumentsHeldBy, ImmigrationStatus } from "./immigration.ts";
import { Industry } from "./industry.ts";
import { METHOD_CLASSES, MethodOfControl } from "./method-of-control.ts";
import { Need, NEED_CLASSES, NeedState } from "./need.ts";
import { openField } from "./open-text.ts";
import { PersonRole, RepresentativeKind, RepresentativeProof, ROLE_CLASSES } from "./person-role.ts";
import { Place } from "./place.ts";
import { isAgeCoherent } from "./present-age.ts";
import { Venue } from "./venue.ts";

/** How many people, exploiters and notes one case can hold. */
export const CASE_PART_MAX = 200;

const Day = z.iso.date();

const CaseNeed = z.strictObject({ need: Need, state: NeedState });

const Children = z.strictObject({
  count: z.number().int().min(0).max(30).nullable(),
  /** How old they are, in whole years. */
  ages: z.array(z.number().int().min(0).max(30)).max(30),
});

const Represents = z.strictObject({
  as: RepresentativeKind,
  proof: RepresentativeProof,
  /** Whom they speak for. Each of these gives a release of their own. */
  people: z.array(PersonId).min(1).max(CASE_PART_MAX),
});

/**
 * Everything that is kept of one person in a case, field by field, each with its classes. What nobody said is `null` or empty:
 * nothing here has to be asked.
 */
export const PERSON_FIELDS = Object.freeze({
  id: field("kept_inside", PersonId),
  roles: fieldOfEach(ROLE_CLASSES, someOf(PersonRole), (role) => role),
  /** Whether they contacted us, or were only spoken of. */
  hasContactedUs: field("existence_of_contact", z.boolean()),
  represents: fieldAbout(["existence_of_contact"], Represents.nullable(), ({ people }) => people),
  name: field("identity", words(160).nullable()),
  /** What they want to be called. */
  calledName: field("identity", words(80).nullable()),
  bornOn: fieldOfAge("identity", Day.nullable()),
  age: fieldOfAge("identity", SubjectAge),
  ageYears: fieldOfAge("identity", z.number().int().min(0).max(120).nullable()),
  gender: field("identity", Gender),
  genderWords: field("identity", words(80).nullable()),
  languages: field("identity", z.array(SpokenLanguage).max(8)),
  needsInterpreter: field("identity", z.boolean().nullable()),
  telephones: field("contact_means", z.array(words(40)).max(8)),
  mailAddresses: field("contact_means", z.array(words(254)).max(8)),
  otherContact: openField(["contact_means"], 400),
  isAt: field("current_location", Place.nullable()),
  livesAt: field("current_location", Place.nullable()),
  shelter: field("shelter_location", Place.nullable()),
  status: field("narrative", TraffickingStatus.nullable()),
  exploitation: fieldOfEach(EXPLOITATION_CLASSES, someOf(ExploitationType), (type) => type),
  sexualExploitation: field("narrative", someOf(SexualExploitationType)),
  methodsOfControl: fieldOfEach(METHOD_CLASSES, someOf(MethodOfControl), (method) => method),
  recruitment: field("narrative", someOf(RecruitmentMethod)),
  industries: field("narrative", someOf(Industry)),
  venues: field("narrative", someOf(Venue)),
  /** Where it happened is, as long as it goes on, where they are. */
  venueName: field(["narrative", "current_location"], words(160).nullable()),
  happenedAt: field(["narrative", "current_location"], z.array(Place).max(20)),
  needs: fieldOfEach(NEED_CLASSES, z.array(CaseNeed).max(40), ({ need }) => need),
  /** Told of themself as much as of whoever exploits them: it is never told as a fact about that one alone. */
  relationToExploiter: field(["narrative", "alleged_exploiter"], ExploiterRelation.nullable()),
  children: field("minor_details", Children.nullable()),
  childrenAreWith: openField(["minor_details"], 200),
  injuries: openField(["health"], 2_000),
  conditions: openField(["health"], 2_000),
  isPregnant: field("health", z.boolean().nullable()),
  citizenships: field("immigration_status", z.array(Country).max(8)),
  immigrationStatus: field("immigration_status", ImmigrationStatus),
  documentsHeldBy: field(["immigration_status", "narrative"], DocumentsHeldBy),
  immigrationWords: openField(["immigration_status"], 2_000),
});

/** The fields that hold words which nobody can take apart. */
export const OPEN_TEXTS = [
  "otherContact",
  "childrenAreWith",
  "injuries",
  "conditions",
  "immigrationWords",
] as const satisfies readonly (keyof typeof PERSON_FIELDS)[];

/** One person in a case. Personal data. Who says that somebody is grown up beside the years of a child says nothing. */
export const CasePerson = recordOf(PERSON_FIELDS).refine(isAgeCoherent);
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
    childrenAreWith: null,
    injuries: null,
    conditions: null,
    isPregnant: null,
    citizenships: [],
    immigrationStatus: "not_said",
    documentsHeldBy: "not_said",
    immigrationWords: null,
  };
}
