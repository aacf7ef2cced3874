import { useId, type ReactNode } from "react";

export interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly rows?: number;
  readonly maxLength: number;
}

/** Several lines of text under their label. No browser keeps what is written there. */
export function WordsField({ label, value, onChange, rows = 2, maxLength }: WordsFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        maxLength={maxLength}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="w-full rounded-hf border border-control bg-surface px-3 py-2 text-ink"
      />
    </div>
  );
}
