import type { LegalProcessKind, ServedHow } from "@holdfast/case-schema";

/** What is being written down of a paper, as it stands in the form. */
export interface LegalDraft {
  readonly kind: LegalProcessKind | null;
  readonly isSigned: "yes" | "no" | null;
  readonly servedAt: string;
  readonly servedHow: ServedHow | null;
  readonly accepted: "nobody" | "me" | null;
  readonly returnAt: string;
  readonly issuer: string;
  readonly scope: string;
}

export const NO_PAPER: LegalDraft = {
  kind: null,
  isSigned: null,
  servedAt: "",
  servedHow: null,
  accepted: null,
  returnAt: "",
  issuer: "",
  scope: "",
};

/** What is told to the gateway of it. */
export interface LegalGiven {
  readonly kind: LegalProcessKind;
  readonly isSignedByJudge: boolean;
  readonly servedAt: number;
  readonly servedHow: ServedHow;
  readonly acceptedById: string | null;
  readonly returnAt: number | null;
  readonly issuer: string;
  readonly scope: string;
}

/** A paper that is whole; else what is missing first. Nothing is taken for said that was not. */
export function paperOf(
  draft: LegalDraft,
  me: string,
): LegalGiven | "kind" | "signed" | "served" | "accepted" | "issuer" | "return" {
  const { kind, servedHow, accepted, isSigned } = draft;
  const servedAt = Date.parse(draft.servedAt);
  const returnAt = draft.returnAt === "" ? null : Date.parse(draft.returnAt);
  if (kind === null) return "kind";
  if (isSigned === null) return "signed";
  if (Number.isNaN(servedAt) || servedHow === null) return "served";
  if (accepted === null) return "accepted";
  if (returnAt !== null && Number.isNaN(returnAt)) return "return";
  if (draft.issuer.trim() === "") return "issuer";
  return {
    kind,
    isSignedByJudge: isSigned === "yes",
    servedAt,
    servedHow,
    acceptedById: accepted === "me" ? me : null,
    returnAt,
    issuer: draft.issuer.trim(),
    scope: draft.scope.trim(),
  };
}
