import type { ContactPlan } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { tell, type Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { ResultOf } from "../graphql.ts";
import { EndPlanDocument, ReviewPlanDocument, WritePlanDocument } from "./plan-documents.ts";

/** What came of adding to a plan. */
export type PlanOutcome =
  | { readonly kind: "kept" }
  /** `version`: what it would have to follow now, where somebody was faster. */
  | { readonly kind: "refused"; readonly words: string; readonly version: number | null };

function outcomeOf(answer: Answer<ResultOf<typeof ReviewPlanDocument>>): PlanOutcome {
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind), version: null };
  const { done } = answer.data;
  switch (done.__typename) {
    case "PlanKept":
      return { kind: "kept" };
    case "PlanInvalid":
      return {
        kind: "refused",
        words: t`Write what is known and what helps, each in at most 4,000 characters.`,
        version: null,
      };
    case "PlanChanged":
      return {
        kind: "refused",
        words:
          done.plan === null
            ? t`Somebody ended this plan meanwhile. Press again to write it anew.`
            : t`This plan was changed meanwhile. Read what ${done.plan.writtenBy.name} wrote, then press again to put yours in its place.`,
        version: done.plan?.version ?? null,
      };
    case "NotFound":
      return { kind: "refused", words: t`It is not here any more.`, version: null };
  }
}

/** Writes a plan, from the version that was seen; 0 where there was none. Personal data. */
export async function writePlan(
  contactId: string,
  expectedVersion: number,
  words: ContactPlan,
): Promise<PlanOutcome> {
  return outcomeOf(await tell(WritePlanDocument, { contactId, expectedVersion, ...words }));
}

/** Says that it is right still, or that there is none any more. */
export async function settlePlan(
  contactId: string,
  expectedVersion: number,
  deed: "review" | "end",
): Promise<PlanOutcome> {
  const variables = { contactId, expectedVersion };
  return outcomeOf(await tell(deed === "review" ? ReviewPlanDocument : EndPlanDocument, variables));
}
