import { z } from "zod";

/** In what kind of business somebody works: the sections of ISIC, revision 4. */
export const Industry = z.enum([
  "agriculture",
  "mining",
  "manufacturing",
  "energy",
  "water_and_waste",
  "construction",
  "trade_and_repair",
  "transport",
  "hospitality",
  "information",
  "finance",
  "real_estate",
  "professional_services",
  "support_services",
  "public_administration",
  "education",
  "health_and_social_work",
  "arts_and_recreation",
  "other_services",
  "households",
  "international_bodies",
]);
export type Industry = z.infer<typeof Industry>;

/** What an industry is called elsewhere. */
export interface IndustryCodes {
  /** The section's letter (ISIC, revision 4). */
  readonly isic: string;
  /** Of `vic_ForcedLabourIndustry` (HTCDS 2.0). */
  readonly htcds: string;
}

const section = (isic: string, name: string): IndustryCodes =>
  Object.freeze({ isic, htcds: `${isic}_${name}` });

export const INDUSTRY_CODES: Readonly<Record<Industry, IndustryCodes>> = Object.freeze({
  agriculture: section("A", "AgricultureForestryAndFishing"),
  mining: section("B", "MiningAndQuarrying"),
  manufacturing: section("C", "Manufacturing"),
  energy: section("D", "ElectricityGasSteamAndAirConditioningSupply"),
  water_and_waste: section("E", "WaterSupplySewerageWasteManagement"),
  construction: section("F", "Construction"),
  trade_and_repair: section("G", "WholesaleAndRetailTradeRepairOfMotorVehicles"),
  transport: section("H", "TransportationAndStorage"),
  hospitality: section("I", "AccommodationAndFoodServiceActivities"),
  information: section("J", "InformationAndCommunication"),
  finance: section("K", "FinancialAndInsuranceActivities"),
  real_estate: section("L", "RealEstateActivities"),
  professional_services: section("M", "ProfessionalScientificAndTechnicalActivities"),
  support_services: section("N", "AdministrativeAndSupportServiceActivities"),
  public_administration: section("O", "PublicAdministrationAndDefence"),
  education: section("P", "Education"),
  health_and_social_work: section("Q", "HumanHealthAndSocialWorkActivities"),
  arts_and_recreation: section("R", "ArtsEntertainmentAndRecreation"),
  other_services: section("S", "OtherServiceActivities"),
  households: section("T", "ActivitiesOfHouseholdsAsEmployers"),
  international_bodies: section("U", "ActivitiesOfExtraterritorialOrganizations"),
});
