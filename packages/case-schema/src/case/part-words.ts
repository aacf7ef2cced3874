import type { CasePart } from "./case-part.ts";

/** The fields that are words by themselves. All other words of a part are beside whom they are about. */
const WORDED: ReadonlySet<string> = new Set([
  "name",
  "calledName",
  "aliases",
  "organisation",
  "vehicles",
  "text",
]);

/** Everything in a part of a case that somebody may look for by a word: what people are called, notes, and what is written about them. Personal data. */
export function textOfPart({ values }: CasePart): string {
  return Object.entries(values)
    .flatMap(([field, value]: readonly [string, unknown]) => {
      if (WORDED.has(field)) return Array.isArray(value) ? value : [value];
      return isWorded(value) ? [value.text] : [];
    })
    .filter((each) => typeof each === "string")
    .join("\n");
}

function isWorded(value: unknown): value is { readonly text: unknown } {
  return typeof value === "object" && value !== null && "mayHold" in value && "text" in value;
}
