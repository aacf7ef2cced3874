import type { ContactPlan } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { StandingData } from "../blocks/block-documents.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { PlanForm } from "./plan-form.tsx";
import { settlePlan, writePlan, type PlanOutcome } from "./plans.ts";

export type PlanData = NonNullable<StandingData["contactPlan"]>;

export interface PlanDialogProps {
  readonly contactId: string;
  readonly number: number;
  /** `null` for a new one. */
  readonly plan: PlanData | null;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  /** Something was added, or somebody was faster: it is to be read anew. */
  readonly onChanged: () => void;
}

/** The plan for whoever writes here: read at one key, and written, found right still or ended by whoever answers. */
export function PlanDialog(props: PlanDialogProps): ReactNode {
  const { contactId, number, plan, mayWrite, onClose, onChanged } = props;
  const [isWriting, write] = useState(plan === null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [follows, follow] = useState<number | null>(null);
  const version = follows ?? plan?.version ?? 0;

  async function add(adding: Promise<PlanOutcome>, words: string): Promise<void> {
    setBusy(true);
    const outcome = await adding;
    setBusy(false);
    onChanged();
    if (outcome.kind === "kept") {
      announce({ kind: `plan:${contactId}`, urgency: "polite", words: () => words });
      return onClose();
    }
    follow(outcome.version);
    setFault(outcome.words);
    announce({ kind: `plan:${contactId}`, urgency: "assertive", words: () => outcome.words });
  }

  return (
    <Dialog title={t`Plan for contact ${String(number)}`} isOpen onClose={onClose}>
      {plan === null ? null : <PlanWords plan={plan} isSmall={isWriting} />}
      {fault === null ? null : <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{fault}</p>}
      {isWriting ? (
        <PlanForm
          words={plan?.words ?? null}
          isBusy={isBusy}
          onCancel={plan === null ? onClose : () => write(false)}
          onKeep={(words) => void add(writePlan(contactId, version, words), t`The plan is kept.`)}
        />
      ) : (
        <div className="flex flex-wrap justify-end gap-2">
          {mayWrite ? (
            <>
              <Button
                isPending={isBusy}
                onPress={() => void add(settlePlan(contactId, version, "end"), t`The plan has ended.`)}
              >
                {t`End the plan`}
              </Button>
              <Button onPress={() => write(true)}>{t`Change…`}</Button>
              <Button
                isPending={isBusy}
                onPress={() => void add(settlePlan(contactId, version, "review"), t`Reviewed.`)}
              >
                {t`Reviewed, it is right still`}
              </Button>
            </>
          ) : null}
          <Button tone="primary" onPress={onClose}>{t`Close`}</Button>
        </div>
      )}
    </Dialog>
  );
}

function PlanWords({ plan, isSmall }: { readonly plan: PlanData; readonly isSmall: boolean }): ReactNode {
  const now = useNow();
  const { words, writtenBy, writtenAt, reviewed, reviewBy } = plan;
  const review = clockWords(reviewBy, now);
  return (
    <>
      <p className="text-small text-muted tabular-nums">
        {t`Written by ${writtenBy.name} at ${clockWords(writtenAt, now)}.`}{" "}
        {reviewed === null ? null : t`Reviewed by ${reviewed.by.name} at ${clockWords(reviewed.at, now)}.`}{" "}
        {reviewBy <= now ? null : t`To be reviewed by ${review}.`}
      </p>
      {reviewBy <= now ? (
        <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
          {t`Its review is overdue since ${review}. It may not be right any more.`}
        </p>
      ) : null}
      {isSmall ? null : words === null ? (
        <p className="text-concern">{t`What was written here is damaged.`}</p>
      ) : (
        <PlanParts words={words} />
      )}
    </>
  );
}

function PlanParts({ words }: { readonly words: ContactPlan }): ReactNode {
  const parts = [
    [t`What is known`, words.summary],
    [t`What helps`, words.helps],
    [t`Limits, as they are told`, words.limits],
  ] as const;
  return (
    <dl className="flex flex-col gap-2">
      {parts.map(([name, text]) =>
        text === "" ? null : (
          <div key={name}>
            <dt className="text-small font-medium text-muted">{name}</dt>
            <dd className="whitespace-pre-wrap wrap-anywhere" data-words="">
              {text}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
