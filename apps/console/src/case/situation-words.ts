import type {
  ExploitationType,
  MethodOfControl,
  RecruitmentMethod,
  SexualExploitationType,
  TraffickingStatus,
} from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";

/** What somebody is made to do. */
export function exploitationWords(type: ExploitationType): string {
  return {
    forced_labour: t`Forced labour`,
    sexual_exploitation: t`Sexual exploitation`,
    child_labour: t`Child labour`,
    forced_marriage: t`Forced marriage`,
    servitude: t`Servitude`,
    forced_military: t`Forced into an armed group`,
    organ_removal: t`Removal of organs`,
    forced_begging: t`Forced begging`,
    forced_adoption: t`Forced adoption`,
    surrogacy: t`Surrogacy`,
    other: t`Something else`,
  }[type];
}

export function sexualExploitationWords(type: SexualExploitationType): string {
  return {
    prostitution: t`Prostitution`,
    pornography: t`Pornography`,
    remote_interactive_services: t`Over the internet`,
    private_sexual_services: t`For private persons`,
  }[type];
}

/** Nobody is anything because a hotline says so. */
export function statusWords(status: TraffickingStatus): string {
  return {
    possible: t`Possible`,
    found_to_be: t`Found to be so by those who may`,
    found_not_to_be: t`Found not to be so by those who may`,
  }[status];
}

export function recruitmentWords(method: RecruitmentMethod): string {
  return {
    place_of_business: t`At a business`,
    school: t`At school`,
    work: t`At work`,
    online_social_network: t`By a social network`,
    online_advertisement: t`By an advertisement online`,
    television_advertisement: t`By an advertisement on television`,
    newspaper_advertisement: t`By an advertisement in a newspaper`,
    family: t`By family`,
    friends: t`By friends`,
    other: t`Otherwise`,
  }[method];
}

/** By what somebody is held. */
export function methodWords(method: MethodOfControl): string {
  return {
    physical_threats: t`Threats of violence`,
    threats_of_law_enforcement: t`Threats with the police or being sent away`,
    threatens_family: t`Threats against family or children`,
    debt_bondage: t`Debt bondage`,
    false_promises: t`False promises`,
    physical_abuse: t`Physical abuse`,
    sexual_abuse: t`Sexual abuse`,
    takes_earnings: t`Takes what they earn`,
    restricts_financial_access: t`Keeps them from money`,
    restricts_medical_care: t`Keeps them from a doctor`,
    withholds_necessities: t`Withholds food, sleep, or the like`,
    psychological_abuse: t`Psychological abuse`,
    psychoactive_substances: t`Drugs or alcohol`,
    excessive_working_hours: t`Excessive working hours`,
    withholds_documents: t`Withholds documents`,
    restricts_movement: t`Locks in, or follows them`,
    uses_children: t`Uses their children against them`,
    other: t`Something else`,
  }[method];
}
