import type { DisclosureTrigger, InHand, InquiryAsker, LegalProcessKind } from "@holdfast/case-schema";

/**
 * What an inquiry sets off (SPEC.md, CO70). A paper that somebody says they have compels nobody: until it was served and is written
 * down, police with one ask as they would without, and a court as with one that no judge signed.
 */
export function inquiryTrigger(asker: InquiryAsker, inHand: InHand): DisclosureTrigger {
  switch (asker) {
    case "police":
      return inHand === "says_urgent" ? "law_enforcement_exigent" : "law_enforcement_informal";
    case "court":
      return "subpoena_unsigned_by_judge";
    case "media":
      return "media_inquiry";
    case "child_welfare":
      return "child_welfare_inquiry";
    case "funder_or_research":
      return "funder_or_research_request";
    case "family":
    case "somebody_else":
      return "family_or_other_inquiry";
  }
}

/**
 * What a legal process sets off (CO71), by what it is and whether a judge signed it, whatever it calls itself. An arrest warrant
 * opens nothing here: whoever has one asks.
 */
export function legalTrigger(kind: LegalProcessKind, isSignedByJudge: boolean): DisclosureTrigger {
  if (kind === "arrest_warrant") return "law_enforcement_informal";
  if (kind === "search_warrant")
    return isSignedByJudge ? "search_warrant_judicial" : "administrative_warrant";
  return isSignedByJudge ? "court_order" : "subpoena_unsigned_by_judge";
}
