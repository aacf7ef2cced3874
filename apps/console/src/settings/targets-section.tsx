import { Targets } from "@holdfast/queue-policy";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const KINDS = ["voice", "text", "email", "form", "danger"] as const;
type Kind = (typeof KINDS)[number];

/** How soon each kind of contact is owed a first answer, in seconds. */
export function TargetsSection(): ReactNode {
  const state = useSetting("targets");
  return (
    <SettingSection id="targets" title={t`Targets`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`How soon a first answer by a person is owed, in seconds. It holds for what comes in from then on.`}
      </p>
      <SettingEditors id="targets" state={state}>
        {(value) => {
          const targets = Targets.safeParse(value).data;
          return targets === undefined ? null : (
            <TargetsForm targets={targets} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function TargetsForm(props: {
  readonly targets: Targets;
  readonly isBusy: boolean;
  readonly onKeep: (targets: Targets) => void;
}): ReactNode {
  const [seconds, type] = useState(() =>
    Object.fromEntries(KINDS.map((kind) => [kind, String(props.targets[kind] / 1_000)])),
  );
  const read = Targets.safeParse(
    Object.fromEntries(KINDS.map((kind) => [kind, Math.round(Number(seconds[kind]) * 1_000)])),
  );
  return (
    <SettingForm
      className="flex-wrap items-end"
      keepWords={t`Keep these targets`}
      wrongWords={t`Every target is a number of seconds above nothing.`}
      isBusy={props.isBusy}
      onKeep={read.success ? () => props.onKeep(read.data) : null}
    >
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={kindWords(kind)}
          value={seconds[kind] ?? ""}
          onChange={(value) => type({ ...seconds, [kind]: value })}
          inputMode="decimal"
          autoComplete="off"
          className="w-28"
        />
      ))}
    </SettingForm>
  );
}

function kindWords(kind: Kind): string {
  return { voice: t`Call`, text: t`Text`, email: t`Email`, form: t`Form`, danger: t`Danger` }[kind];
}
