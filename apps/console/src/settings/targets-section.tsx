import { TARGET_MOST_MS } from "@holdfast/case-schema";
import { Targets } from "@holdfast/queue-policy";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { NumbersForm } from "./numbers-form.tsx";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const KINDS = ["voice", "text", "email", "form", "danger"] as const;
type Kind = (typeof KINDS)[number];

/** How soon each kind of contact is owed a first answer, in seconds. */
export function TargetsSection(): ReactNode {
  const state = useSetting("targets");
  const most = String(TARGET_MOST_MS / 1_000);
  return (
    <SettingSection id="targets" title={t`Targets`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`How soon a first answer by a person is owed, in seconds. It holds for what comes in from then on.`}
      </p>
      <SettingEditors id="targets" state={state}>
        {(value) => {
          const targets = Targets.safeParse(value).data;
          return targets === undefined ? null : (
            <NumbersForm
              kinds={KINDS}
              numbers={targets}
              unit={1_000}
              label={kindWords}
              inputMode="decimal"
              fieldClassName="w-28"
              className="flex-wrap items-end"
              keepWords={t`Keep these targets`}
              wrongWords={t`Every target is a number of seconds above nothing, at most ${most}: a week.`}
              isBusy={state.isBusy}
              read={(typed) => Targets.safeParse(typed)}
              onKeep={(next) => void state.keep(next)}
            />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function kindWords(kind: Kind): string {
  return { voice: t`Call`, text: t`Text`, email: t`Email`, form: t`Form`, danger: t`Danger` }[kind];
}
