import { Place } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import { z } from "zod";
import { classWords } from "./class-words.ts";
import type { CaseData } from "./case-documents.ts";
import { personCalled } from "./called-words.ts";
import { choicesOf } from "./enum-choices.ts";
import type { Shape } from "./field-shape.ts";
import { needStateWords, needWords } from "./need-words.ts";
import { proofWords, representativeWords } from "./role-words.ts";
import { countryChoices } from "./tongue-words.ts";
import { addressWords } from "./typed-addresses.ts";
import { TypedNeeds, TypedOpen, TypedRepresents } from "./typed-value.ts";

/** By whom the people of a case are called. */
type People = Pick<CaseData, "persons">;

/** A value of a field as one sentence reads it, to be set beside another. */
export function valueWords(shape: Shape, value: unknown, data: People, language: string): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return t`Nothing said`;
  return inWords(shape, value, data, language) ?? t`Something that cannot be shown here`;
}

/** `null` where it is no value of that shape. */
function inWords(shape: Shape, value: unknown, data: People, language: string): string | null {
  const called = (id: string): string => personCalled(data, id);
  switch (shape.kind) {
    case "text":
    case "day":
    case "number":
      return typeof value === "string" || typeof value === "number" ? String(value) : null;
    case "yes_no":
    case "perhaps":
      return typeof value === "boolean" ? (value ? t`Yes` : t`No`) : null;
    case "addresses":
      return addressWords(value)?.join("\n") ?? null;
    case "lines":
      return listOf(value)?.join("\n") ?? null;
    case "people":
      return listOf(value)?.map(called).join(", ") ?? null;
    case "one":
    case "several": {
      const ids = typeof value === "string" ? [value] : listOf(value);
      const choices = choicesOf(shape.of, language, ids ?? []);
      return ids?.map((id) => choices.find((each) => each.id === id)?.label ?? id).join(", ") ?? null;
    }
    case "needs": {
      const needs = TypedNeeds.safeParse(value);
      return needs.success
        ? needs.data.map(({ need, state }) => `${needWords(need)} (${needStateWords(state)})`).join(", ")
        : null;
    }
    case "place":
      return placeWords(value, language);
    case "places":
      return Array.isArray(value) ? value.map((each) => placeWords(each, language)).join("\n") : null;
    case "children":
      return childrenWords(value);
    case "open":
      return openWords(value, called);
    case "represents":
      return representsWords(value, called);
  }
}

const listOf = (value: unknown): readonly string[] | null =>
  z.array(z.string()).nullable().catch(null).parse(value);

function placeWords(value: unknown, language: string): string | null {
  const place = Place.safeParse(value);
  if (!place.success) return null;
  const { country } = place.data;
  const name = countryChoices(language).find(({ id }) => id === country)?.label ?? country;
  const parts = Object.entries(place.data)
    .filter(([part, said]) => part !== "precision" && part !== "country" && said !== null)
    .map(([, said]) => String(said));
  return [...parts, name].join(", ");
}

function childrenWords(value: unknown): string | null {
  const read = z.object({ count: z.number().nullable(), ages: z.array(z.number()) }).safeParse(value);
  if (!read.success) return null;
  const { count, ages } = read.data;
  const years = ages.join(", ");
  const number = count === null ? t`not said how many` : String(count);
  return years === "" ? number : t`${number}; years: ${years}`;
}

function openWords(value: unknown, called: (id: string) => string): string | null {
  const open = TypedOpen.safeParse(value);
  if (!open.success) return null;
  const { text, about, mayHold } = open.data;
  const whom = about.length === 0 ? t`nobody else` : about.map(called).join(", ");
  const what = mayHold.map(classWords).join(", ");
  return t`${text} (also about: ${whom}; may hold: ${what})`;
}

function representsWords(value: unknown, called: (id: string) => string): string | null {
  const read = TypedRepresents.safeParse(value);
  if (!read.success) return null;
  const { as, proof, people } = read.data;
  const whom = people.map(called).join(", ");
  return t`${representativeWords(as)} of ${whom}; shown: ${proofWords(proof)}`;
}
