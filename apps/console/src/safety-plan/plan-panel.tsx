import "./plan-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { personCalled } from "../case/called-words.ts";
import { caseRow } from "../case/case-at.ts";
import { wantedPlan } from "../crisis/wanted-plan.ts";
import type { CaseData } from "../case/case-documents.ts";
import { caseShown } from "../case/case-shown.ts";
import { filingOf, knownFiling } from "../case/filing-of.ts";
import { focusCase } from "../case/leave-case.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { BeginPlan } from "./begin-plan.tsx";
import type { PlanFacts } from "./plan-documents.ts";
import { PlanLine } from "./plan-line.tsx";
import { PlanView } from "./plan-view.tsx";
import { forWhomWords } from "./plan-words.ts";
import { lookAtPlan, lookAtPlans, planShown, plansOf } from "./plans-shown.ts";
import { dropPlans, watchPlans } from "./watch-plans.ts";

// For as long as the page is there: what is typed into a plan outlives the panel.
watchPlans();

/** The safety plans of the case beside the open contact: which there are, one of them, or a new one. */
export function PlanPanel(): ReactNode {
  const row = useStore(caseRow);
  const shown = useStore(caseShown);
  const filing = useStore(filingOf);
  if (row === null || shown.kind !== "ready") return null;
  const contactId = ContactId.parse(row.id);
  const known = knownFiling(filing, contactId);
  const speaker = known?.caseId === shown.id ? (known.came?.person ?? null) : null;
  return <Plans key={`${contactId} ${shown.id}`} data={shown.data} contactId={contactId} speaker={speaker} />;
}

interface PlansProps {
  readonly data: CaseData;
  readonly contactId: string;
  readonly speaker: string | null;
}

function Plans({ data, contactId, speaker }: PlansProps): ReactNode {
  const list = useStore(plansOf);
  useEffect(() => {
    void lookAtPlans(data.id);
    // Nothing of a plan is kept that is not shown.
    return dropPlans;
  }, [data.id]);
  if (list.kind === "none" || list.caseId !== data.id || list.kind === "loading")
    return (
      <Skeleton rows={2} rowClassName="h-8" whenSlow={<Failed again={() => void lookAtPlans(data.id)} />} />
    );
  switch (list.kind) {
    case "failed":
      return <Failed again={() => void lookAtPlans(data.id)} />;
    case "not_yours":
      return <p>{t`The safety plans of this case are not yours to read.`}</p>;
    case "known":
      return <KnownPlans data={data} contactId={contactId} speaker={speaker} plans={list.plans} />;
  }
}

interface KnownPlansProps extends PlansProps {
  readonly plans: readonly PlanFacts[];
}

function KnownPlans({ data, contactId, speaker, plans }: KnownPlansProps): ReactNode {
  const now = useNow(60_000);
  const mayBegin = useMe().capabilities.has("safety_plan.change");
  const [chosen, choose] = useState<string | null>(null);
  // Where there is none, one is to be begun; whoever has come to that stays there, also when a colleague has begun it meanwhile.
  const [wanted, begin] = useState<boolean | null>(null);
  const isBeginning = wanted ?? plans.length === 0;
  // One alone is meant, also where a colleague has just begun it, and stays when there are more; of several somebody says which.
  const [first, ...others] = plans;
  if (chosen === null && first !== undefined && others.length === 0) choose(first.id);
  // Whoever was led here to one of several has that one, until they choose another.
  const led = useStore(wantedPlan);
  const isHere = led !== null && led.contactId === contactId;
  const isThere = isHere && plans.some(({ id }) => id === led.planId);
  if (isThere && chosen !== led.planId) choose(led.planId);
  // A plan that is not in this case any more is looked for no longer.
  useEffect(() => {
    if (isHere && !isThere) wantedPlan.set(null);
  }, [isHere, isThere]);
  const kept = useKeptFocus(focusPlan);
  return (
    <div className="flex flex-col gap-3" {...kept}>
      <PlanLine />
      {plans.length === 0 ? (
        <p className="text-small">{t`Nobody has begun a safety plan in this case.`}</p>
      ) : null}
      {plans.length < 2 ? null : (
        <RadioChoice
          label={t`Which plan`}
          showsLabel
          isColumn
          selected={chosen}
          onSelect={choose}
          choices={plans.map(({ id, personId, forWhom, begunBy, begunAt }) => {
            const who = personCalled(data, personId);
            const as = forWhomWords(forWhom);
            return { id, label: t`${who}: ${as}; begun by ${begunBy.name}, ${clockWords(begunAt, now)}` };
          })}
        />
      )}
      {mayBegin && plans.length > 0 ? (
        <div>
          <Button size="small" aria-expanded={isBeginning} onPress={() => begin(!isBeginning)}>
            {t`Begin another plan…`}
          </Button>
        </div>
      ) : null}
      {mayBegin && isBeginning ? (
        <div onFocus={() => begin(true)}>
          <BeginPlan
            data={data}
            contactId={contactId}
            speaker={speaker}
            onBegun={(id) => {
              begin(false);
              choose(id);
              void lookAtPlans(data.id);
            }}
          />
        </div>
      ) : null}
      {chosen === null ? null : <OnePlan key={chosen} id={chosen} contactId={contactId} />}
    </div>
  );
}

function OnePlan({ id, contactId }: { readonly id: string; readonly contactId: string }): ReactNode {
  const shown = useStore(planShown);
  useEffect(() => {
    void lookAtPlan(id, contactId);
    return () => planShown.set({ kind: "none" });
  }, [id, contactId]);
  if (shown.kind === "none" || shown.id !== id || shown.kind === "loading")
    return (
      <Skeleton
        rows={6}
        rowClassName="h-10"
        whenSlow={<Failed again={() => void lookAtPlan(id, contactId)} />}
      />
    );
  switch (shown.kind) {
    case "failed":
      return <Failed again={() => void lookAtPlan(id, contactId)} />;
    case "not_yours":
      return <p>{t`This safety plan is not there, or it is not yours to read.`}</p>;
    case "ready":
      return <PlanView shown={shown} />;
  }
}

function Failed({ again }: { readonly again: () => void }): ReactNode {
  return (
    <p className="flex flex-wrap items-center gap-2">
      {t`The safety plan could not be loaded.`}
      <Button size="small" onPress={again}>{t`Retry`}</Button>
    </p>
  );
}

/** Puts the focus where the plan begins, where what had it has left the page. */
function focusPlan(): void {
  const heading = document.querySelector<HTMLElement>("#plan-heading");
  if (heading === null) focusCase();
  else heading.focus();
}
