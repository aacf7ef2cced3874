import { MaskedEntry } from "@holdfast/case-schema/case";
import { z } from "zod";

/** Addresses as they are typed: those that stay, of which masks are seen, and new ones, one a line. Personal data: `added`. */
export const TypedAddresses = z
  .object({ kept: z.array(MaskedEntry), added: z.string() })
  .catch({ kept: [], added: "" });
export type TypedAddresses = z.infer<typeof TypedAddresses>;

const Entries = z.array(z.unknown()).catch([]);

/** The entries of a value of which masks are seen. */
export function maskedIn(value: unknown): readonly MaskedEntry[] {
  return Entries.parse(value).flatMap((entry) => MaskedEntry.safeParse(entry).data ?? []);
}

export function typedAddresses(value: unknown): TypedAddresses {
  return { kept: [...maskedIn(value)], added: "" };
}

/** What is to stand there: those that stay, then the new ones. */
export function addressesTyped(typed: unknown): readonly (MaskedEntry | string)[] {
  const { kept, added } = TypedAddresses.parse(typed);
  return [...kept, ...linesIn(added)];
}

/** What is said to the gateway of such a value: of what stays by which key it goes, and never its mask. */
export function addressesSent(value: unknown): readonly unknown[] {
  return Entries.parse(value).map((entry) => {
    const kept = MaskedEntry.safeParse(entry);
    return kept.success ? { key: kept.data.key } : entry;
  });
}

/** Each as it is seen: its mask, or, of what was just typed or is told elsewhere, what it is. */
export function addressWords(value: unknown): readonly string[] | null {
  const read = z.array(z.union([z.string(), MaskedEntry])).safeParse(value);
  return read.success ? read.data.map((entry) => (typeof entry === "string" ? entry : entry.masked)) : null;
}

/** What is typed, beside what a colleague wrote: what they took away is not there to be kept. */
export function keptStill(typed: unknown, theirs: unknown): TypedAddresses {
  const { kept, added } = TypedAddresses.parse(typed);
  const there = new Set(maskedIn(theirs).map(({ key }) => key));
  return { kept: kept.filter(({ key }) => there.has(key)), added };
}

/** What was typed on, after what was sent came to stand there: that is among what is kept now, and no more to be added. */
export function typedSince(typed: unknown, sent: unknown, now: unknown): TypedAddresses {
  const [on, was] = [TypedAddresses.parse(typed), TypedAddresses.parse(sent)];
  const stays = new Set(on.kept.map(({ key }) => key));
  const gone = new Set(was.kept.flatMap(({ key }) => (stays.has(key) ? [] : [key])));
  const sentLines = linesIn(was.added);
  return {
    kept: maskedIn(now).filter(({ key }) => !gone.has(key)),
    added: linesIn(on.added)
      .filter((line) => !sentLines.includes(line))
      .join("\n"),
  };
}

function linesIn(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
