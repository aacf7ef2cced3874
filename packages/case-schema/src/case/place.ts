import { z } from "zod";
import { Country, Subdivision } from "./country.ts";
import { words } from "./field.ts";

/** How exactly a place is known, or told: from the country down to the spot. */
export const PlacePrecision = z.enum(["country", "region", "city", "address", "spot"]);
export type PlacePrecision = z.infer<typeof PlacePrecision>;

const country = Country;
const region = Subdivision.nullable();
const city = words(120);
const name = words(160).nullable();

/** A place, as exactly as it is known: a record of one precision holds nothing of a finer one. Personal data. */
export const Place = z.discriminatedUnion("precision", [
  z.strictObject({ precision: z.literal("country"), country }),
  z.strictObject({ precision: z.literal("region"), country, region: Subdivision }),
  z.strictObject({ precision: z.literal("city"), country, region, city }),
  z.strictObject({
    precision: z.literal("address"),
    country,
    region,
    city,
    name,
    street: words(200),
    postalCode: words(20).nullable(),
  }),
  z.strictObject({
    precision: z.literal("spot"),
    country,
    region,
    city: city.nullable(),
    name,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);
export type Place = z.infer<typeof Place>;

/** The same place, told no more exactly than that; unchanged where it is not known more exactly. */
export function coarser(place: Place, limit: PlacePrecision): Place {
  const order = PlacePrecision.options;
  if (order.indexOf(place.precision) <= order.indexOf(limit)) return place;
  const { country: where } = place;
  const within = "region" in place ? place.region : null;
  const town = "city" in place ? place.city : null;
  // A spot is not told by a street that was never known; a town that is not known, by its region.
  if (limit !== "country" && limit !== "region" && town !== null)
    return { precision: "city", country: where, region: within, city: town };
  if (limit !== "country" && within !== null) return { precision: "region", country: where, region: within };
  return { precision: "country", country: where };
}
