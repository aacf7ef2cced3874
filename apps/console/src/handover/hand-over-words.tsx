import { HANDOVER_WORDS_LENGTH_MAX } from "@holdfast/case-schema";
import { useId, type ReactNode } from "react";
import type { HandOverField } from "./offer-handover.ts";

export interface HandOverWordsProps {
  readonly field: HandOverField;
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (words: string) => void;
}

/** Several lines for whoever goes on, with what was refused of them below. No browser keeps what is written there. */
export function HandOverWords({ field, label, value, fault, onChange }: HandOverWordsProps): ReactNode {
  const id = useId();
  const faultId = `${id}-fault`;
  return (
    <div className="flex flex-col gap-1" data-hand-over={field} data-words="">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={HANDOVER_WORDS_LENGTH_MAX}
        autoComplete="off"
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : faultId}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="w-full rounded-hf border border-control bg-surface px-3 py-2 text-ink"
      />
      {fault === null ? null : (
        <p id={faultId} className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
          {fault}
        </p>
      )}
    </div>
  );
}
