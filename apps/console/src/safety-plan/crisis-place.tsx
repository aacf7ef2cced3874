import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { PlanData } from "./plan-documents.ts";
import { crisisWords } from "./plan-words.ts";

/** That a plan is of a crisis, and why. Its clock stands under it. */
export function CrisisPlace({ reasons }: { readonly reasons: PlanData["crisisReasons"] }): ReactNode {
  if (reasons.length === 0) return null;
  const why = reasons.map(crisisWords).join(", ");
  return (
    <p data-plan-crisis="" className="rounded-hf bg-danger-tint px-3 py-2 font-semibold text-danger">
      {t`This is a crisis: ${why}. Tell a lead now.`}
    </p>
  );
}
