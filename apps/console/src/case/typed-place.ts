import { PlacePrecision, type Place } from "@holdfast/case-schema/case";
import { z } from "zod";

/** A place as it is typed: everything that was written stays, whatever precision is chosen. Personal data. */
export const TypedPlace = z.object({
  precision: PlacePrecision,
  country: z.string(),
  region: z.string(),
  city: z.string(),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  latitude: z.string(),
  longitude: z.string(),
});
export type TypedPlace = z.infer<typeof TypedPlace>;

export const NO_PLACE: TypedPlace = {
  precision: "city",
  country: "",
  region: "",
  city: "",
  name: "",
  street: "",
  postalCode: "",
  latitude: "",
  longitude: "",
};

/** What is asked of a place of each precision. */
export const ASKED: Readonly<Record<PlacePrecision, readonly Exclude<keyof TypedPlace, "precision">[]>> =
  Object.freeze({
    country: ["country"],
    region: ["country", "region"],
    city: ["city", "region", "country"],
    address: ["name", "street", "postalCode", "city", "region", "country"],
    spot: ["name", "latitude", "longitude", "city", "region", "country"],
  });

/** What of these may be left out. */
const OPTIONAL: Readonly<Record<PlacePrecision, readonly string[]>> = Object.freeze({
  country: [],
  region: [],
  city: ["region"],
  address: ["name", "postalCode", "region"],
  spot: ["name", "city", "region"],
});

export function typedPlace(
  place: Readonly<Record<string, string | number | null>> & Pick<Place, "precision">,
): TypedPlace {
  const texts = Object.entries(place).map(([name, value]) => [name, value === null ? "" : String(value)]);
  return { ...NO_PLACE, ...(Object.fromEntries(texts) as Partial<TypedPlace>), precision: place.precision };
}

/** Whether nothing but a precision was given. */
export function isNoPlace(typed: TypedPlace): boolean {
  return ASKED[typed.precision].every((name) => typed[name].trim() === "");
}

/** What was typed, in the form of a record, to be judged there; what is left out where it may be is nothing. */
export function placeValue(typed: TypedPlace): unknown {
  const { precision } = typed;
  const given = ASKED[precision].map((name) => [name, part(typed, name, OPTIONAL[precision].includes(name))]);
  return { precision, ...(Object.fromEntries(given) as object) };
}

function part(typed: TypedPlace, name: keyof TypedPlace, isOptional: boolean): unknown {
  const text = typed[name].trim();
  if (text === "" && isOptional) return null;
  if (name === "region") return text.toUpperCase();
  // A comma is how much of the world writes it.
  if (name === "latitude" || name === "longitude") return text === "" ? null : Number(text.replace(",", "."));
  return text;
}
