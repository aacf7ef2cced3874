import type { CasePartKind } from "@holdfast/case-schema/case";
import type { CaseData } from "./case-documents.ts";
import { partsOf } from "./case-shown.ts";

/** Which part of a case is shown: one of its people, exploiters or notes. */
export interface PartAt {
  readonly kind: CasePartKind;
  readonly id: string;
}

export const partKey = ({ kind, id }: PartAt): string => `${kind}/${id}`;

/** All parts of a case: people first, as they are spoken of first. */
export function allParts(data: CaseData): readonly PartAt[] {
  const kinds = ["person", "exploiter", "note"] as const;
  return kinds.flatMap((kind) => partsOf(data, kind).map(({ id }) => ({ kind, id })));
}

/** The part to show: the one that was chosen while it is there, else whoever speaks, else the first. */
export function partToShow(data: CaseData, chosen: PartAt | null, speaker: string | null): PartAt | null {
  const all = allParts(data);
  const has = (wanted: PartAt): boolean => all.some((each) => partKey(each) === partKey(wanted));
  if (chosen !== null && has(chosen)) return chosen;
  if (speaker !== null && has({ kind: "person", id: speaker })) return { kind: "person", id: speaker };
  return all[0] ?? null;
}
