import { useId, type ReactNode } from "react";
import type { Shape } from "./field-shape.ts";

export interface WordsEditorProps {
  readonly label: string;
  readonly shape: Extract<Shape, { readonly kind: "text" | "day" | "number" | "lines" }>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Whether it may only be read: it can be reached, selected and copied all the same. */
  readonly isReadOnly: boolean;
}

const BOX = "w-full rounded-hf border border-control bg-surface px-2";

/** Words, a number, a day, or entries one a line. No browser keeps what is written here. */
export function WordsEditor({ label, shape, typed, onType, isReadOnly }: WordsEditorProps): ReactNode {
  const id = useId();
  const box = `${BOX} ${isReadOnly ? "text-muted" : "text-ink"}`;
  const isLong = shape.kind === "lines" || (shape.kind === "text" && shape.isLong);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium text-ink">
        {label}
      </label>
      {isLong ? (
        <textarea
          id={id}
          autoComplete="off"
          rows={shape.kind === "lines" ? Math.max(1, typed.split("\n").length) : 4}
          value={typed}
          readOnly={isReadOnly}
          onChange={({ target }) => onType(target.value)}
          className={`${box} py-1`}
        />
      ) : (
        <input
          id={id}
          autoComplete="off"
          type={shape.kind === "day" ? "date" : "text"}
          inputMode={shape.kind === "number" ? "numeric" : undefined}
          value={typed}
          readOnly={isReadOnly}
          onChange={({ target }) => onType(target.value)}
          className={`${box} min-h-8`}
        />
      )}
    </div>
  );
}
