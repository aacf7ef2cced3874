import {
  AFTER_CONTACT_LEAST_MINUTES,
  AFTER_CONTACT_MOST_MINUTES,
  AfterContactSettings,
} from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { NumbersForm } from "./numbers-form.tsx";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const KINDS = ["voice", "text", "email", "form", "heavy"] as const;
type Kind = (typeof KINDS)[number];

/** How long whoever had a contact may take after it, in minutes. */
export function AfterContactSection(): ReactNode {
  const state = useSetting("afterContact");
  const [least, most] = [String(AFTER_CONTACT_LEAST_MINUTES), String(AFTER_CONTACT_MOST_MINUTES)];
  return (
    <SettingSection id="after-contact" title={t`Time after a contact`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`How many minutes whoever answered has to themselves before something new is offered to them. They may end it, or take longer, without saying why. It holds for what is closed from then on.`}
      </p>
      <SettingEditors id="after-contact" state={state}>
        {(value) => {
          const kept = AfterContactSettings.safeParse(value).data;
          return kept === undefined ? null : (
            <NumbersForm
              kinds={KINDS}
              numbers={kept}
              label={kindWords}
              inputMode="numeric"
              fieldClassName="w-28"
              className="flex-wrap items-end"
              keepWords={t`Keep these minutes`}
              wrongWords={t`Whole minutes from ${least} to ${most}; after a hard contact not fewer than after any other.`}
              isBusy={state.isBusy}
              read={(typed) => AfterContactSettings.safeParse(typed)}
              onKeep={(next) => void state.keep(next)}
            />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function kindWords(kind: Kind): string {
  return { voice: t`Call`, text: t`Text`, email: t`Email`, form: t`Form`, heavy: t`Hard contact` }[kind];
}
