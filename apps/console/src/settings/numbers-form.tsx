import { TextField } from "@holdfast/ui";
import { useId, useState, type ReactNode } from "react";
import type { ZodSafeParseResult } from "zod";
import { SettingForm, tiedTo } from "./setting-form.tsx";

/** A setting that is one number for each of a few kinds: a field for each, and what is wrong with them together, tied to those that are. */
export function NumbersForm<Kind extends string, Kept>(props: {
  readonly kinds: readonly Kind[];
  /** As they stand. */
  readonly numbers: Readonly<Record<Kind, number>>;
  /** How many of what is kept are one of what is shown, where that is not the same. What is kept is whole then. */
  readonly unit?: number;
  readonly label: (kind: Kind) => string;
  readonly inputMode: "numeric" | "decimal";
  readonly fieldClassName: string;
  readonly className: string;
  readonly keepWords: string;
  readonly wrongWords: string;
  readonly isBusy: boolean;
  /** What is to be kept of what is typed, or why it cannot be. What is empty is no number, and not nothing. */
  readonly read: (typed: Readonly<Record<string, number | null>>) => ZodSafeParseResult<Kept>;
  readonly onKeep: (kept: Kept) => void;
}): ReactNode {
  const { kinds, numbers, unit, label, inputMode, fieldClassName, read, onKeep, ...form } = props;
  const [typed, type] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(kinds.map((kind) => [kind, String(numbers[kind] / (unit ?? 1))])),
  );
  const numberIn = (text = ""): number | null => {
    if (text.trim() === "") return null;
    return unit === undefined ? Number(text) : Math.round(Number(text) * unit);
  };
  const wrongId = useId();
  const { data: kept, error } = read(Object.fromEntries(kinds.map((kind) => [kind, numberIn(typed[kind])])));
  const wrong = new Set(error?.issues.map(({ path: [kind] }) => kind));
  return (
    <SettingForm {...form} wrongId={wrongId} onKeep={kept === undefined ? null : () => onKeep(kept)}>
      {kinds.map((kind) => (
        <TextField
          key={kind}
          label={label(kind)}
          value={typed[kind] ?? ""}
          onChange={(text) => type({ ...typed, [kind]: text })}
          inputMode={inputMode}
          autoComplete="off"
          className={fieldClassName}
          {...tiedTo(wrongId, wrong.has(kind))}
        />
      ))}
    </SettingForm>
  );
}
