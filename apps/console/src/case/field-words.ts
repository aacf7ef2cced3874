import type { CasePartKind } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import type { SectionId } from "./field-shape.ts";

/** What a heading of a case says. */
export function sectionWords(id: SectionId): string {
  return {
    who: t`Who`,
    age: t`Age`,
    needs: t`What they need`,
    where: t`Where they are`,
    what: t`What happens`,
    control: t`How they are held`,
    venue: t`Where it happens`,
    immigration: t`Languages and immigration`,
    children: t`Children`,
    health: t`Health`,
    reach: t`How to reach them`,
    exploiter: t`Alleged exploiter`,
    note: t`Note`,
  }[id];
}

/** What a field is called. */
export function fieldWords(part: CasePartKind, name: string): string {
  const words: Readonly<Record<string, string>> = {
    person: personField,
    exploiter: exploiterField,
    note: noteField,
  }[part]();
  return words[name] ?? name;
}

/** What a field is called where nobody fills it in. */
export function fieldNamed(part: CasePartKind, name: string): string {
  const lines: Readonly<Record<string, string>> = {
    telephones: t`Telephones`,
    mailAddresses: t`Mail addresses`,
    aliases: t`Other names`,
    vehicles: t`Vehicles`,
  };
  return lines[name] ?? fieldWords(part, name);
}

function personField(): Readonly<Record<string, string>> {
  return {
    calledName: t`What they want to be called`,
    name: t`Name`,
    roles: t`Their part in this`,
    hasContactedUs: t`They contacted us`,
    represents: t`Speaks for others`,
    gender: t`Gender`,
    genderWords: t`Gender, in their words`,
    age: t`Adult or minor`,
    ageYears: t`Age in years`,
    bornOn: t`Born on`,
    needs: t`Needs`,
    isAt: t`Where they are now`,
    livesAt: t`Where they live`,
    shelter: t`Their shelter`,
    exploitation: t`Kind of exploitation`,
    sexualExploitation: t`Kind of sexual exploitation`,
    status: t`Trafficking`,
    recruitment: t`How they were recruited`,
    relationToExploiter: t`How they knew whoever exploits them`,
    methodsOfControl: t`Method of control`,
    documentsHeldBy: t`Who has their documents`,
    venues: t`Kind of place`,
    venueName: t`Name of the place`,
    industries: t`Business`,
    happenedAt: t`Where it happened`,
    languages: t`Languages`,
    needsInterpreter: t`Needs an interpreter`,
    citizenships: t`Citizen of`,
    immigrationStatus: t`Immigration status`,
    immigrationWords: t`More about immigration`,
    children: t`Children`,
    childrenAreWith: t`Whom the children are with`,
    injuries: t`Injuries`,
    conditions: t`Illness, medicines`,
    isPregnant: t`Pregnant`,
    telephones: t`Telephones, one a line`,
    mailAddresses: t`Mail addresses, one a line`,
    otherContact: t`Other ways to reach them`,
  };
}

function exploiterField(): Readonly<Record<string, string>> {
  return {
    name: t`Name`,
    aliases: t`Other names, one a line`,
    roles: t`What they are said to do`,
    telephones: t`Telephones, one a line`,
    vehicles: t`Vehicles, one a line`,
    organisation: t`Organisation`,
    description: t`Description`,
    isAt: t`Where they are`,
    toldBy: t`Who told us`,
  };
}

function noteField(): Readonly<Record<string, string>> {
  return { text: t`Words`, about: t`Whom it is about`, mayHold: t`What may be in it` };
}
