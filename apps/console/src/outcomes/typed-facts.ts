import type { AskedFact, ClosingFacts } from "@holdfast/case-schema";

/** What somebody typed or chose, by the facts' names; what is missing was not answered. */
export type TypedFacts = Readonly<Record<string, string>>;

/** The answers as they are kept; what cannot be read is left out, and so is what is not asked. */
export function readFacts(asked: readonly AskedFact[], typed: TypedFacts): ClosingFacts {
  return Object.fromEntries(
    asked.flatMap((fact): [string, ClosingFacts[string]][] => {
      const words = typed[fact.id]?.trim() ?? "";
      if (words === "") return [];
      if (fact.kind === "yes_no") return [[fact.id, words === "yes"]];
      if (fact.kind === "choice") return [[fact.id, words]];
      return /^\d{1,4}$/.test(words) ? [[fact.id, Number(words)]] : [];
    }),
  );
}
