import {
  GivenDisposition,
  OfferedDispositions,
  Wording,
  type OfferedDisposition,
} from "@holdfast/case-schema";
import { linesOfFacts, readFactLines } from "./fact-lines.ts";

/** One outcome as an administrator edits it. */
export interface OutcomeDraft {
  readonly isOffered: boolean;
  /** Empty in all three: as the console calls it. */
  readonly label: Wording;
  /** What is asked, as lines. */
  readonly facts: string;
}
export type OutcomeDrafts = Readonly<Record<GivenDisposition, OutcomeDraft>>;

/** Every outcome of the field, offered or not, ready to be edited. */
export function draftOutcomes(offered: OfferedDispositions): OutcomeDrafts {
  const known = new Map(offered.map((each) => [each.id, each]));
  return Object.fromEntries(
    GivenDisposition.options.map((id): [GivenDisposition, OutcomeDraft] => {
      const { label = null, facts = [] } = known.get(id) ?? {};
      return [
        id,
        { isOffered: known.has(id), label: label ?? { en: "", es: "", fr: "" }, facts: linesOfFacts(facts) },
      ];
    }),
  ) as OutcomeDrafts;
}

/** What is wrong with an outcome: its words are not in every language, or which lines are unclear. */
export type OutcomeProblem = { readonly kind: "label" } | { readonly kind: "lines"; readonly lines: string };

/** What the drafts make: the setting, or what is wrong with which outcome. None may be offered only by mistake. */
export function readOutcomes(
  before: OfferedDispositions,
  drafts: OutcomeDrafts,
): {
  readonly value: OfferedDispositions | null;
  readonly problems: ReadonlyMap<GivenDisposition, OutcomeProblem>;
} {
  const problems = new Map<GivenDisposition, OutcomeProblem>();
  const order = [...before.map(({ id }) => id), ...GivenDisposition.options];
  const offered = [...new Set(order)].flatMap((id): OfferedDisposition[] => {
    const draft = drafts[id];
    if (!draft.isOffered) return [];
    const isNamed = Object.values(draft.label).some((words) => words.trim() !== "");
    const label = isNamed ? Wording.safeParse(draft.label) : null;
    const read = readFactLines(before.find((each) => each.id === id)?.facts ?? [], draft.facts);
    if (label !== null && !label.success) problems.set(id, { kind: "label" });
    else if (read.kind === "unclear") problems.set(id, { kind: "lines", lines: read.lines.join(", ") });
    else return [{ id, label: label?.data ?? null, facts: [...read.facts] }];
    return [];
  });
  const parsed = OfferedDispositions.safeParse(offered);
  return { value: problems.size === 0 && parsed.success ? parsed.data : null, problems };
}
