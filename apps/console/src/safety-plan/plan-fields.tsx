import { EmotionalStep, sectionsOf, type FieldName, type PlanPhase } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import type { PlanData } from "./plan-documents.ts";
import { draftIn, planDrafts } from "./plan-drafts.ts";
import { PlanField } from "./plan-field.tsx";
import { standingOf } from "./plans-shown.ts";

export interface PlanFieldsProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly mayChange: boolean;
}

/** The parts of a plan for where the person stands, what helps with strong feelings, and how near leaving is. */
export function PlanFields(props: PlanFieldsProps): ReactNode {
  const { data } = props;
  const isOwn = data.facts.forWhom === "self";
  const sections = shownSections(useStore(planDrafts), data).map((each) => `section.${each}` as const);
  return (
    <>
      <Group
        {...props}
        id="plan-stand"
        title={t`Where things stand`}
        fields={isOwn ? STANDING : ["ready_to_leave"]}
      />
      <Group {...props} id="plan-parts" title={t`The plan`} fields={sections} />
      <Group
        {...props}
        id="plan-feelings"
        title={t`When feelings are strong, nearest at hand first`}
        fields={EmotionalStep.options.map((each) => `emotional.${each}` as const)}
      />
      <Group {...props} id="plan-after" title={t`Signals, and afterwards`} fields={AFTER} />
    </>
  );
}

const STANDING: readonly FieldName[] = ["phase", "ready_to_leave"];
const AFTER: readonly FieldName[] = ["danger_action", "cover_story", "given_to_person", "review_at"];

/** The parts for the phase, and those of other phases in which something stands or is being written: nobody's words leave the screen. */
function shownSections(drafts: Parameters<typeof draftIn>[0], data: PlanData): ReturnType<typeof sectionsOf> {
  const { forWhom, id } = data.facts;
  const said = standingOf(data, "phase").value;
  const phase = PHASES.find((each) => each === said) ?? "in_situation";
  const all = new Set(PHASES.flatMap((each) => sectionsOf(forWhom, each)));
  const now = sectionsOf(forWhom, phase);
  const others = [...all].filter((each) => {
    const field = `section.${each}` as const;
    const value = standingOf(data, field).value;
    return (
      !now.includes(each) &&
      ((value !== null && value !== "") || draftIn(drafts, { planId: id, field }) !== null)
    );
  });
  return [...now, ...others];
}

const PHASES: readonly PlanPhase[] = [
  "considering_job_or_relationship",
  "in_situation",
  "leaving",
  "after_exit",
];

interface GroupProps extends PlanFieldsProps {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldName[];
}

function Group({ id, title, fields, ...props }: GroupProps): ReactNode {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h4 id={id} className="border-b border-line pb-0.5 text-small font-semibold text-muted">
        {title}
      </h4>
      {fields.map((field) => (
        <PlanField key={field} {...props} field={field} />
      ))}
    </section>
  );
}
