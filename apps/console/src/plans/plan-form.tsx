import { PLAN_PART_MAX, type ContactPlan } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";

export interface PlanFormProps {
  /** What stands there already; `null` for a new plan. */
  readonly words: ContactPlan | null;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onKeep: (words: ContactPlan) => void;
}

const EMPTY: ContactPlan = { summary: "", helps: "", limits: "" };

/** Three parts, each of which says what belongs in it. */
export function PlanForm({ words, isBusy, onCancel, onKeep }: PlanFormProps): ReactNode {
  const [typed, type] = useState(words ?? EMPTY);
  const put = (part: keyof ContactPlan) => (text: string) => type((now) => ({ ...now, [part]: text }));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(typed);
      }}
    >
      <Part
        label={t`What is known`}
        hint={t`Why they come, in a few lines. No more than whoever answers needs.`}
        text={typed.summary}
        onChange={put("summary")}
      />
      <Part
        label={t`What helps`}
        hint={t`Written with them where that can be.`}
        text={typed.helps}
        onChange={put("helps")}
      />
      <Part
        label={t`Limits, as they are told`}
        hint={t`Say times kindly: “We have twenty minutes together tonight.” May stay empty.`}
        text={typed.limits}
        onChange={put("limits")}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          type="submit"
          tone="primary"
          isDisabled={typed.summary.trim() === "" || typed.helps.trim() === ""}
          isPending={isBusy}
        >
          {t`Keep the plan`}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Part({ label, hint, text, onChange }: PartProps): ReactNode {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <p id={`${id}hint`} className="text-small text-muted">
        {hint}
      </p>
      <textarea
        id={id}
        rows={3}
        maxLength={PLAN_PART_MAX}
        autoComplete="off"
        aria-describedby={`${id}hint`}
        data-words=""
        className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
