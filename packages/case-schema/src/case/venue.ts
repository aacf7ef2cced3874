import { z } from "zod";
import type { Industry } from "./industry.ts";

/** What kind of place it happens in. */
export const Venue = z.enum([
  "private_household",
  "hotel",
  "restaurant",
  "bar_or_club",
  "farm",
  "fishing_boat",
  "factory",
  "building_site",
  "massage_or_nail_salon",
  "carnival_or_fair",
  "truck_stop",
  "street",
  "shop",
  "care_home",
  "cleaning_crew",
  "sales_crew",
  "online",
  "other",
]);
export type Venue = z.infer<typeof Venue>;

/** The industry that such a place is of, as a first suggestion; `null` where it can be any. */
export const VENUE_INDUSTRY: Readonly<Record<Venue, Industry | null>> = Object.freeze({
  private_household: "households",
  hotel: "hospitality",
  restaurant: "hospitality",
  bar_or_club: "hospitality",
  farm: "agriculture",
  fishing_boat: "agriculture",
  factory: "manufacturing",
  building_site: "construction",
  massage_or_nail_salon: "other_services",
  carnival_or_fair: "arts_and_recreation",
  truck_stop: "transport",
  street: null,
  shop: "trade_and_repair",
  care_home: "health_and_social_work",
  cleaning_crew: "support_services",
  sales_crew: "trade_and_repair",
  online: null,
  other: null,
});
