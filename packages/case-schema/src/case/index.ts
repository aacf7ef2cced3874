export { addressesMeant, isAddressField, KeptEntry, MaskedEntry } from "./address-entry.ts";
export { CaseBarReason } from "./case-bar-reason.ts";
export { AllegedExploiter, EXPLOITER_FIELDS, newCaseExploiter } from "./alleged-exploiter.ts";
export { CaseCame } from "./case-came.ts";
export { factsOf, type CaseFact } from "./case-facts.ts";
export { CASE_MIGRATIONS, type CaseMigration } from "./case-migrations.ts";
export {
  asPart,
  CasePartKind,
  changePart,
  fitsInto,
  PART_FIELDS,
  readPart,
  type CasePart,
  type PartChanged,
  type PartRead,
} from "./case-part.ts";
export { CASE_PART_MAX, CasePerson, newCasePerson, OPEN_TEXTS, PERSON_FIELDS } from "./case-person.ts";
export {
  CASE_FIELDS,
  CASE_STATUS_HTCDS,
  CASE_VERSION,
  CaseNote,
  CaseRecord,
  CaseStatus,
  NOTE_FIELDS,
} from "./case-record.ts";
export { tracesOf, type CaseTraces } from "./case-traces.ts";
export { COUNTRIES, Country, SpokenLanguage, Subdivision } from "./country.ts";
export {
  EXPLOITATION_CLASSES,
  EXPLOITATION_HTCDS,
  ExploitationType,
  RECRUITMENT_HTCDS,
  RecruitmentMethod,
  SEXUAL_EXPLOITATION_HTCDS,
  SexualExploitationType,
  TRAFFICKING_STATUS_HTCDS,
  TraffickingStatus,
} from "./exploitation.ts";
export {
  EXPLOITER_RELATION_HTCDS,
  EXPLOITER_ROLE_HTCDS,
  ExploiterRelation,
  ExploiterRole,
} from "./exploiter-role.ts";
export { inOrder, type Classes } from "./field.ts";
export { Gender, GENDER_HTCDS } from "./gender.ts";
export { DocumentsHeldBy, ImmigrationStatus } from "./immigration.ts";
export { Industry, INDUSTRY_CODES, type IndustryCodes } from "./industry.ts";
export { mentionsIn, NAMES_VERSION, namesOf, type Mention } from "./mentions.ts";
export { METHOD_CLASSES, METHOD_CODES, MethodOfControl, type MethodCodes } from "./method-of-control.ts";
export { Need, NEED_CLASSES, NEED_HTCDS, NeedState } from "./need.ts";
export type { OpenText } from "./open-text.ts";
export { isOwnFact, NOT_OWN } from "./own-fact.ts";
export { textOfPart } from "./part-words.ts";
export {
  PersonRole,
  RepresentativeKind,
  RepresentativeProof,
  ROLE_CLASSES,
  subjectRoleOf,
  type SubjectRole,
} from "./person-role.ts";
export { coarser, Place, PlacePrecision } from "./place.ts";
export { presentAge, type AgeSaid } from "./present-age.ts";
export { migrateCase, readCase, type CaseRead } from "./read-case.ts";
export { Venue, VENUE_INDUSTRY } from "./venue.ts";
