import { EmergencyCentre, EmergencyCentres } from "@holdfast/case-schema";
import { lineName, untaken } from "./line-name.ts";

/** Room is left for a number behind it. */
const NAME_MAX = 34;

/** The list as lines to be edited: place, name and number of each, and a note where it has one, with | between them. */
export function linesOfCentres(centres: EmergencyCentres): string {
  return centres
    .map(({ place, name, number, note }) =>
      [place, name, number, ...(note === null ? [] : [note])].join(" | "),
    )
    .join("\n");
}

/** What lines say: the list, or the numbers of the lines that say nothing clear, from 1. */
export type ReadCentres =
  | { readonly kind: "read"; readonly centres: EmergencyCentres }
  | { readonly kind: "unclear"; readonly lines: readonly number[] }
  /** More than a list may hold. */
  | { readonly kind: "too_many" };

/** Reads the lines of a list. A centre that was there before keeps its id. Empty lines say nothing. */
export function readCentreLines(before: EmergencyCentres, text: string): ReadCentres {
  const ids = new Map(before.map(({ id, place, name }) => [`${place}|${name}`, id]));
  const taken = new Set<string>();
  const unclear: number[] = [];
  const centres = text.split("\n").flatMap((line, index): EmergencyCentre[] => {
    if (line.trim() === "") return [];
    const [place = "", name = "", number = "", note = "", ...more] = line
      .split("|")
      .map((part) => part.trim());
    const wanted = ids.get(`${place}|${name}`) ?? lineName(`${place} ${name}`, NAME_MAX, "centre");
    const parsed = EmergencyCentre.safeParse({
      id: untaken(wanted, taken, NAME_MAX),
      place,
      name,
      number: number.replaceAll(/[\s().\-/]/g, ""),
      note: note === "" ? null : note,
    });
    if (parsed.success && more.length === 0) return [parsed.data];
    unclear.push(index + 1);
    return [];
  });
  if (unclear.length > 0) return { kind: "unclear", lines: unclear };
  const list = EmergencyCentres.safeParse(centres);
  return list.success ? { kind: "read", centres: list.data } : { kind: "too_many" };
}
