import { BLOCK_MAX_MS, ONE_LEAD_BLOCK_MS } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm, tiedTo } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const DAY_MS = 24 * 60 * 60_000;
const [FEWEST, MOST] = [ONE_LEAD_BLOCK_MS / DAY_MS, BLOCK_MAX_MS / DAY_MS];

/** The longest that two leads may block whoever writes. */
export function BlocksSection(): ReactNode {
  const state = useSetting("longestBlockMs");
  return (
    <SettingSection id="longestBlockMs" title={t`Blocks`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`One lead blocks for a day at most. Two may block for longer, and no longer than this. It holds for blocks that are proposed from then on.`}
      </p>
      <SettingEditors id="longestBlockMs" state={state}>
        {(value) =>
          typeof value === "number" ? (
            <DaysForm days={value / DAY_MS} isBusy={state.isBusy} onKeep={(ms) => void state.keep(ms)} />
          ) : null
        }
      </SettingEditors>
    </SettingSection>
  );
}

function DaysForm(props: {
  readonly days: number;
  readonly isBusy: boolean;
  readonly onKeep: (milliseconds: number) => void;
}): ReactNode {
  const [typed, type] = useState(String(props.days));
  const days = Number(typed);
  const wrongId = useId();
  const isDays = typed.trim() !== "" && Number.isInteger(days) && days >= FEWEST && days <= MOST;
  return (
    <SettingForm
      className="flex-wrap items-end"
      keepWords={t`Keep this length`}
      wrongId={wrongId}
      wrongWords={t`A whole number of days, from ${String(FEWEST)} to ${String(MOST)}.`}
      isBusy={props.isBusy}
      onKeep={isDays ? () => props.onKeep(days * DAY_MS) : null}
    >
      <TextField
        label={t`The longest block, in days`}
        value={typed}
        onChange={type}
        inputMode="numeric"
        autoComplete="off"
        className="w-56"
        {...tiedTo(wrongId, !isDays)}
      />
    </SettingForm>
  );
}
