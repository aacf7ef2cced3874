import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { caseRow } from "../case/case-at.ts";
import { wantedPlan } from "../crisis/wanted-plan.ts";
import { PlanPanel } from "../safety-plan/plan-panel.tsx";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";

/** Where the safety plans of a case stand, beside its record. They are asked for, and laid open, once somebody wants them. */
export function PlanPlace(): ReactNode {
  const mayRead = useMe().capabilities.has("safety_plan.read");
  const [isOpen, open] = useState(false);
  const [row, wanted] = [useStore(caseRow), useStore(wantedPlan)];
  // Whoever was led here to a plan has it open.
  const isWanted = wanted !== null && wanted.contactId === row?.id;
  if (isWanted && mayRead && !isOpen) open(true);
  if (!mayRead) return null;
  return (
    <section aria-labelledby="plan-heading" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line pb-0.5">
        <h3 id="plan-heading" tabIndex={-1} className="text-small font-semibold text-muted">
          {t`Safety plan`}
        </h3>
        <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
          {isOpen ? t`Close the safety plan` : t`Open the safety plan`}
        </Button>
      </div>
      {isOpen ? <PlanPanel /> : null}
    </section>
  );
}

/** A plan stands in a case, so that there is none before there is one. */
export function NoPlanYet(): ReactNode {
  const mayChange = useMe().capabilities.has("safety_plan.change");
  return mayChange ? (
    <p className="text-small">{t`A safety plan stands in a case. File this contact, and one can be begun.`}</p>
  ) : null;
}
