import { PersonalClass, SubjectAge } from "@holdfast/case-schema";
import {
  DocumentsHeldBy,
  ExploitationType,
  ExploiterRelation,
  ExploiterRole,
  Gender,
  ImmigrationStatus,
  Industry,
  MethodOfControl,
  PersonRole,
  RecruitmentMethod,
  SexualExploitationType,
  TraffickingStatus,
  Venue,
} from "@holdfast/case-schema/case";
import { classWords } from "./class-words.ts";
import { ageWords } from "./age-words.ts";
import { documentsWords, genderWords, immigrationWords } from "./person-words.ts";
import { industryWords, venueWords } from "./place-words.ts";
import { exploiterRoleWords, personRoleWords, relationWords } from "./role-words.ts";
import {
  exploitationWords,
  methodWords,
  recruitmentWords,
  sexualExploitationWords,
  statusWords,
} from "./situation-words.ts";
import { countryChoices, tongueChoices, type NamedCode } from "./tongue-words.ts";

/** The enumerations that a field can be filled from. */
export type EnumName =
  | "role"
  | "gender"
  | "age"
  | "exploitation"
  | "sexual_exploitation"
  | "trafficking_status"
  | "recruitment"
  | "relation"
  | "method"
  | "documents"
  | "venue"
  | "industry"
  | "tongue"
  | "country"
  | "immigration"
  | "exploiter_role"
  | "class";

function choices<Word extends string>(
  { options }: { readonly options: readonly Word[] },
  wordsOf: (word: Word) => string,
): readonly NamedCode[] {
  return options.map((id) => ({ id, label: wordsOf(id) }));
}

/** What can be chosen, in words, in the order in which a record keeps it; names of countries and tongues in theirs. */
export function choicesOf(
  name: EnumName,
  language: string,
  held: readonly string[] = [],
): readonly NamedCode[] {
  switch (name) {
    case "role":
      return choices(PersonRole, personRoleWords);
    case "gender":
      return choices(Gender, genderWords);
    case "age":
      return choices(SubjectAge, ageWords);
    case "exploitation":
      return choices(ExploitationType, exploitationWords);
    case "sexual_exploitation":
      return choices(SexualExploitationType, sexualExploitationWords);
    case "trafficking_status":
      return choices(TraffickingStatus, statusWords);
    case "recruitment":
      return choices(RecruitmentMethod, recruitmentWords);
    case "relation":
      return choices(ExploiterRelation, relationWords);
    case "method":
      return choices(MethodOfControl, methodWords);
    case "documents":
      return choices(DocumentsHeldBy, documentsWords);
    case "venue":
      return choices(Venue, venueWords);
    case "industry":
      return choices(Industry, industryWords);
    case "tongue":
      return tongueChoices(language, held);
    case "country":
      return countryChoices(language);
    case "immigration":
      return choices(ImmigrationStatus, immigrationWords);
    case "exploiter_role":
      return choices(ExploiterRole, exploiterRoleWords);
    case "class":
      return choices(PersonalClass, classWords);
  }
}
