import { useId, type ReactNode } from "react";

export interface LinesFieldProps {
  readonly label: string;
  readonly text: string;
  readonly lang?: string;
  /** What is wrong with it; empty: nothing. */
  readonly wrong: string;
  readonly onChange: (text: string) => void;
}

/** Words or names, one a line. */
export function LinesField({ label, text, lang, wrong, onChange }: LinesFieldProps): ReactNode {
  const field = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field} className="text-small font-medium">
        {label}
      </label>
      <textarea
        id={field}
        rows={5}
        lang={lang}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== ""}
        aria-describedby={`${field}wrong`}
        className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
        value={text}
        // A browser brings the caret into view, which is not the whole field.
        onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${field}wrong`} className="text-small text-danger">
        {wrong}
      </p>
    </div>
  );
}
