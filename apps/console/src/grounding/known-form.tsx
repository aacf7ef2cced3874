import { Contraindication, Distress } from "@holdfast/grounding-scripts";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import type { Facts } from "./groundings.ts";
import { contraindicationWords, distressWords } from "./grounding-words.ts";

/** What is known of them, and what has to be asked before some things are offered. Nothing that is not known is guessed. */
export function KnownForm({
  facts,
  onChange,
}: {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}): ReactNode {
  const [isOpen, open] = useState(false);
  return (
    <details
      onToggle={({ currentTarget, target }) => (target === currentTarget ? open(currentTarget.open) : null)}
    >
      <summary className="min-h-8 cursor-default font-medium">{t`What is known of them`}</summary>
      {isOpen ? <Known facts={facts} onChange={onChange} /> : null}
    </details>
  );
}

function Known({
  facts,
  onChange,
}: {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}): ReactNode {
  const [isAsking, ask] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <RadioChoice
        label={t`Is their device private?`}
        showsLabel
        selected={facts.device}
        onSelect={(device) => onChange({ ...facts, device })}
        choices={[
          { id: "yes", label: t`Yes` },
          { id: "no", label: t`No` },
          { id: "not_sure", label: t`Not known` },
        ]}
      />
      <RadioChoice
        label={t`May anybody see or hear them?`}
        showsLabel
        selected={facts.watched}
        onSelect={(watched) => onChange({ ...facts, watched })}
        choices={[
          { id: "yes", label: t`Yes` },
          { id: "no", label: t`No` },
          { id: "unknown", label: t`Not known` },
        ]}
      />
      <RadioChoice
        label={t`Are they safe now?`}
        showsLabel
        selected={facts.safeNow}
        onSelect={(safeNow) => onChange({ ...facts, safeNow })}
        choices={[
          { id: "yes", label: t`Yes` },
          { id: "no", label: t`No` },
          { id: "unknown", label: t`Not known` },
        ]}
      />
      <div>
        <p className="font-medium">{t`How it is for them`}</p>
        <CheckChoice
          label={t`How it is for them`}
          selected={facts.distress}
          onSelect={(distress) => onChange({ ...facts, distress })}
          choices={Distress.options.map((id) => ({ id, label: distressWords(id) }))}
        />
      </div>
      <details onToggle={({ currentTarget }) => ask(currentTarget.open)}>
        <summary className="min-h-8 cursor-default font-medium">{t`What may speak against something`}</summary>
        {isAsking ? <Against facts={facts} onChange={onChange} /> : null}
      </details>
    </div>
  );
}

function Against({
  facts,
  onChange,
}: {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}): ReactNode {
  return (
    <ul className="flex flex-col gap-1">
      {Contraindication.options.map((code) => (
        <li key={code}>
          <label className="flex flex-wrap items-center justify-between gap-x-2">
            <span className="min-w-0 flex-1">{contraindicationWords(code)}</span>
            <select
              value={String(facts.known[code] ?? "")}
              onChange={({ target: { value } }) => {
                const { [code]: _before, ...others } = facts.known;
                onChange({
                  ...facts,
                  known: value === "" ? others : { ...others, [code]: value === "true" },
                });
              }}
              className="min-h-8 rounded-hf border border-control bg-canvas px-1 text-ink"
            >
              <option value="">{t`Not asked`}</option>
              <option value="true">{t`Yes`}</option>
              <option value="false">{t`No`}</option>
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}
