import type { Industry, PlacePrecision, Venue } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";

/** How exactly a place is known. */
export function precisionWords(precision: PlacePrecision): string {
  return {
    country: t`The country`,
    region: t`The state or region`,
    city: t`The city`,
    address: t`The address`,
    spot: t`The spot on the map`,
  }[precision];
}

/** What kind of place it happens in. */
export function venueWords(venue: Venue): string {
  return {
    private_household: t`Private household`,
    hotel: t`Hotel`,
    restaurant: t`Restaurant`,
    bar_or_club: t`Bar or club`,
    farm: t`Farm`,
    fishing_boat: t`Fishing boat`,
    factory: t`Factory`,
    building_site: t`Building site`,
    massage_or_nail_salon: t`Massage or nail salon`,
    carnival_or_fair: t`Carnival or fair`,
    truck_stop: t`Truck stop`,
    street: t`Street`,
    shop: t`Shop`,
    care_home: t`Care home`,
    cleaning_crew: t`Cleaning crew`,
    sales_crew: t`Sales crew`,
    online: t`Online`,
    other: t`Somewhere else`,
  }[venue];
}

/** In what kind of business somebody works. */
export function industryWords(industry: Industry): string {
  return {
    agriculture: t`Farming, forestry, fishing`,
    mining: t`Mining`,
    manufacturing: t`Manufacturing`,
    energy: t`Electricity and gas`,
    water_and_waste: t`Water and waste`,
    construction: t`Construction`,
    trade_and_repair: t`Shops and repair`,
    transport: t`Transport and storage`,
    hospitality: t`Hotels and restaurants`,
    information: t`Information and communication`,
    finance: t`Finance and insurance`,
    real_estate: t`Real estate`,
    professional_services: t`Professional services`,
    support_services: t`Cleaning, security, agencies`,
    public_administration: t`Public administration`,
    education: t`Education`,
    health_and_social_work: t`Health and social work`,
    arts_and_recreation: t`Arts, fairs, recreation`,
    other_services: t`Salons and other services`,
    households: t`Work in households`,
    international_bodies: t`International bodies`,
  }[industry];
}
