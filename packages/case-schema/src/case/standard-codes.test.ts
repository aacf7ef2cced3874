import { describe, expect, it } from "vitest";
import { CASE_STATUS_HTCDS } from "./case-record.ts";
import { COUNTRIES, Country, SpokenLanguage, Subdivision } from "./country.ts";
import {
  EXPLOITATION_HTCDS,
  RECRUITMENT_HTCDS,
  SEXUAL_EXPLOITATION_HTCDS,
  TRAFFICKING_STATUS_HTCDS,
} from "./exploitation.ts";
import { EXPLOITER_RELATION_HTCDS, EXPLOITER_ROLE_HTCDS } from "./exploiter-role.ts";
import { GENDER_HTCDS } from "./gender.ts";
import { Industry, INDUSTRY_CODES } from "./industry.ts";
import { METHOD_CODES, MethodOfControl } from "./method-of-control.ts";
import { NEED_HTCDS } from "./need.ts";
import { VENUE_INDUSTRY } from "./venue.ts";

/** The lists of HTCDS 2.0, as it prints them. */
const HTCDS = {
  vic_TypeOfExploitation: [
    EXPLOITATION_HTCDS,
    "ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging ForcedAdoption Surrogacy Other",
  ],
  vic_TypeOfSexExploitation: [
    SEXUAL_EXPLOITATION_HTCDS,
    "Prostitution Pornography RemoteInteractiveServices PrivateSexualServices",
  ],
  vic_TraffickingStatus: [
    TRAFFICKING_STATUS_HTCDS,
    "PossibleVictimOfTrafficking ActualVictimOfTrafficking NotAVictimOfTrafficking",
  ],
  vic_MethodOfRecruitment: [
    RECRUITMENT_HTCDS,
    "AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks ThroughAnOnlineAdvertisement ThroughATelevisionAdvert ThroughANewspaperAdvert ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other",
  ],
  per_RoleInProcess: [
    EXPLOITER_ROLE_HTCDS,
    "TravellingPartner Transporter RecruiterOrIntermediary BrokerTravelAgent TransferredIndividual HarbouredIndividual SoldIndividual BoughtIndividual ReceivedIndividual ControlledIndividual Smuggler Abuser Kidnapper Exploiter Other",
  ],
  vic_RelationshipToTrafficker: [EXPLOITER_RELATION_HTCDS, "Familial Acquainted Unaquainted"],
  prs_Gender: [
    GENDER_HTCDS,
    "Feminine Masculine TransgenderFeminine TransgenderMasculine NonConforming NonSpecifiedUnknown",
  ],
  cas_Status: [CASE_STATUS_HTCDS, "Active FollowUp Closed ClosedReferred"],
} as const;

it.each(Object.entries(HTCDS))("has every word of %s, each once", (_, [codes, printed]) => {
  expect(Object.values(codes).toSorted()).toEqual(printed.split(" ").toSorted());
});

describe("a method of control", () => {
  it("has every word of HTCDS, and the two that it lacks", () => {
    const printed =
      "PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily DebtBondage FalsePromises PhysicalAbuse SexualAbuse TakesEarnings RestrictsFinancialAccess RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance ExcessiveWorkingHours WithholdsDocuments Other";
    const codes = MethodOfControl.options.map((method) => METHOD_CODES[method].htcds);
    expect(codes.filter((code) => code !== null).toSorted()).toEqual(printed.split(" ").toSorted());
    expect(MethodOfControl.options.filter((method) => METHOD_CODES[method].htcds === null)).toEqual([
      "restricts_movement",
      "uses_children",
    ]);
    expect(MethodOfControl.options).toHaveLength(18);
  });

  it("has a column of CTDC each, of which threats are one", () => {
    const columns = MethodOfControl.options.map((method) => METHOD_CODES[method].ctdc);
    expect(new Set(columns).size).toBe(17);
    for (const column of columns) expect(column).toMatch(/^meansOfControl[A-Z]/);
  });
});

it("has every section of ISIC in its order, with the name that HTCDS gives it", () => {
  const sections = Industry.options.map((industry) => INDUSTRY_CODES[industry]);
  expect(sections.map(({ isic }) => isic).join("")).toBe("ABCDEFGHIJKLMNOPQRSTU");
  for (const { isic, htcds } of sections) expect(htcds).toMatch(new RegExp(`^${isic}_[A-Z][A-Za-z]+$`));
  expect(INDUSTRY_CODES.hospitality).toEqual({
    isic: "I",
    htcds: "I_AccommodationAndFoodServiceActivities",
  });
});

it("suggests industries that there are for venues, and plans that there are for needs", () => {
  for (const industry of Object.values(VENUE_INDUSTRY))
    expect(industry === null || Industry.options.includes(industry)).toBe(true);
  const plans = new Set(Object.values(NEED_HTCDS));
  for (const plan of plans) expect([null, "Financial", "Health", "Legal", "SocialCare"]).toContain(plan);
});

it("knows the countries of ISO 3166-1 by their two letters, each once", () => {
  expect(COUNTRIES).toHaveLength(249);
  expect(COUNTRIES).toEqual([...new Set(COUNTRIES)].toSorted());
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  for (const code of COUNTRIES)
    expect({ code, known: names.of(code) !== undefined }).toEqual({ code, known: true });
});

it.each([
  [Country, ["US", "MX"], ["us", "USA", "XX", "EU", ""]],
  [Subdivision, ["US-CA", "CA-ON", "MX-JAL"], ["CA", "XX-CA", "US-", "us-ca", "US-LONG"]],
  [SpokenLanguage, ["spa", "tgl"], ["es", "Spanish", "SPA", ""]],
])("takes a code in its form and nothing else (%#)", (schema, good, bad) => {
  for (const code of good) expect(schema.safeParse(code).success).toBe(true);
  for (const code of bad) expect(schema.safeParse(code).success).toBe(false);
});
