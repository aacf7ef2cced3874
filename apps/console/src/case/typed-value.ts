import { PersonalClass } from "@holdfast/case-schema";
import { Need, NeedState, Place, RepresentativeKind, RepresentativeProof } from "@holdfast/case-schema/case";
import { z } from "zod";
import type { Shape } from "./field-shape.ts";
import { addressesSent, addressesTyped, typedAddresses } from "./typed-addresses.ts";
import { isNoPlace, placeValue, typedPlace, TypedPlace } from "./typed-place.ts";

/** Needs with how each stands. */
export const TypedNeeds = z.array(z.object({ need: Need, state: NeedState }));
/** Children as they are typed: how many, and their years one after another. */
export const TypedChildren = z.object({ count: z.string(), ages: z.string() });
/** Words with whom they are about besides whoever's field it is, and what may be in them. */
export const TypedOpen = z.object({
  text: z.string(),
  about: z.array(z.string()),
  mayHold: z.array(PersonalClass),
});
/** As what somebody speaks for whom; nothing while nobody is named. */
export const TypedRepresents = z.object({
  as: RepresentativeKind,
  proof: RepresentativeProof,
  people: z.array(z.string()),
});
export type TypedOpen = z.infer<typeof TypedOpen>;
export type TypedRepresents = z.infer<typeof TypedRepresents>;

const Words = z.string().catch("");
const List = z.array(z.string()).catch([]);

/** A value as it stands in its field to be changed. A value that is none of its shape is shown as nothing said. */
export function typedOf(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case "text":
    case "day":
    case "one":
      return Words.parse(value);
    case "number":
      return typeof value === "number" ? String(value) : "";
    case "lines":
      return List.parse(value).join("\n");
    case "several":
    case "people":
      return List.parse(value);
    case "yes_no":
      return value === true ? "yes" : "no";
    case "perhaps":
      return typeof value === "boolean" ? (value ? "yes" : "no") : "";
    case "needs":
      return TypedNeeds.catch([]).parse(value);
    case "place": {
      const place = Place.safeParse(value);
      return place.success ? typedPlace(place.data) : null;
    }
    case "places":
      return z.array(Place).catch([]).parse(value).map(typedPlace);
    case "children": {
      const { count, ages } = Children.parse(value);
      return { count: count === null ? "" : String(count), ages: ages.join(", ") };
    }
    case "open":
      return TypedOpen.nullable().catch(null).parse(value);
    case "represents":
      return TypedRepresents.nullable().catch(null).parse(value);
    case "addresses":
      return typedAddresses(value);
  }
}

/** What was typed, in the form in which a case keeps it. Whether it is a value of its field is judged after. */
export function valueOf(shape: Shape, typed: unknown): unknown {
  switch (shape.kind) {
    case "text":
    case "day":
      return Words.parse(typed).trim() === "" ? null : Words.parse(typed).trim();
    case "one":
      return typed === "" ? null : typed;
    case "number":
      return numberOf(Words.parse(typed));
    case "lines":
      return linesOf(Words.parse(typed));
    case "several":
    case "people":
      return List.parse(typed);
    case "yes_no":
      return typed === "yes";
    case "perhaps":
      return typed === "" ? null : typed === "yes";
    case "needs":
      return TypedNeeds.catch([]).parse(typed);
    case "place": {
      const place = TypedPlace.nullable().catch(null).parse(typed);
      return place === null || isNoPlace(place) ? null : placeValue(place);
    }
    case "places":
      return z
        .array(TypedPlace)
        .catch([])
        .parse(typed)
        .filter((each) => !isNoPlace(each))
        .map(placeValue);
    case "children":
      return childrenValue(TypedChildren.catch({ count: "", ages: "" }).parse(typed));
    case "open": {
      const open = TypedOpen.nullable().catch(null).parse(typed);
      return open === null || open.text.trim() === "" ? null : { ...open, text: open.text.trim() };
    }
    case "represents": {
      const represents = TypedRepresents.nullable().catch(null).parse(typed);
      return represents === null || represents.people.length === 0 ? null : represents;
    }
    case "addresses":
      return addressesTyped(typed);
  }
}

/** A value as it is said to the gateway. */
export function sentOf(shape: Shape, value: unknown): unknown {
  return shape.kind === "addresses" ? addressesSent(value) : value;
}

const Children = z
  .object({ count: z.number().nullable(), ages: z.array(z.number()) })
  .catch({ count: null, ages: [] });

function childrenValue({ count, ages }: z.infer<typeof TypedChildren>): unknown {
  const years = ages.split(/[\s,;]+/).filter((each) => each !== "");
  if (count.trim() === "" && years.length === 0) return null;
  return { count: numberOf(count), ages: years.map(numberOf) };
}

/** What is no number stays as it was typed, and is refused as such. */
function numberOf(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
