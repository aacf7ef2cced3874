import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { PlanCrisis } from "../crisis/plan-crisis.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { CrisisPlace } from "./crisis-place.tsx";
import { FirstQuestions } from "./first-questions.tsx";
import { draftsOf, planDrafts } from "./plan-drafts.ts";
import { PlanFields } from "./plan-fields.tsx";
import { cautionWords } from "./plan-words.ts";
import { lookAtPlan, type PlanShown } from "./plans-shown.ts";
import { ReadAloud } from "./read-aloud.tsx";
import { saveTypedWords } from "./save-plan.ts";
import { stepNow } from "./step-now.ts";

export interface PlanViewProps {
  readonly shown: Extract<PlanShown, { readonly kind: "ready" }>;
}

/** A plan as it is made: the first questions one at a time, then its parts; or read aloud, part by part. */
export function PlanView({ shown: { id, contactId, data, isStale } }: PlanViewProps): ReactNode {
  const mayChange = useMe().capabilities.has("safety_plan.change");
  const now = useNow(60_000);
  const step = stepNow(data, draftsOf(useStore(planDrafts), id), now);
  const [isWriting, setWriting] = useState(false);
  const [isAloud, setAloud] = useState(false);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#plan-heading")?.focus());
  // A field that leaves the page tells nobody that it was left.
  useEffect(() => saveTypedWords, []);
  // Whoever has come to the parts of it stays there, whatever is asked anew.
  if (step.step === "write" && !isWriting) setWriting(true);
  if (data.facts.isForgotten)
    return (
      <div className="flex flex-col gap-3" {...kept}>
        <p className="text-concern">{t`This was forgotten, as it was asked for. Nothing of it is here any more.`}</p>
        <PlanCrisis planId={id} contactId={contactId} isForgotten />
      </div>
    );
  return (
    <div className="flex flex-col gap-3" {...kept}>
      {isStale ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`This may be out of date: it could not be read anew.`}
          <Button size="inline" onPress={() => void lookAtPlan(id, contactId)}>{t`Look again`}</Button>
        </p>
      ) : null}
      <CrisisPlace reasons={data.crisisReasons} />
      <PlanCrisis planId={id} contactId={contactId} isForgotten={false} />
      {data.cautions.length === 0 ? null : (
        <ul
          aria-label={t`What to tell them`}
          className="flex flex-col gap-1 rounded-hf bg-concern-tint px-3 py-2"
        >
          {data.cautions.map((each) => (
            <li key={each}>{cautionWords(each)}</li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" onPress={() => setAloud(!isAloud)}>
          {isAloud ? t`Back to writing` : t`Read aloud, or give a part…`}
        </Button>
      </div>
      {isAloud ? (
        <ReadAloud data={data} contactId={contactId} mayGive={mayChange && step.step !== "close"} />
      ) : (
        <>
          <FirstQuestions data={data} contactId={contactId} step={step} mayChange={mayChange} />
          {isWriting ? (
            <PlanFields data={data} contactId={contactId} mayChange={mayChange} />
          ) : (
            <div>
              <Button size="small" onPress={() => setWriting(true)}>{t`Go on to the plan itself`}</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
