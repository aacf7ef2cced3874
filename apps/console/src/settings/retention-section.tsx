import { RetentionSettings } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { NumbersForm } from "./numbers-form.tsx";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const KINDS = [
  "contactDays",
  "unneededDays",
  "caseDays",
  "inquiryDays",
  "legalDays",
  "breachDays",
  "auditDays",
  "quarantineDays",
  "backupDays",
] as const;
type Kind = (typeof KINDS)[number];

/** How long what was told to us is kept, in days. */
export function RetentionSection(): ReactNode {
  const state = useSetting("retention");
  return (
    <SettingSection id="retention" title={t`Forgetting in time`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`After so many days it is forgotten for good, once a day: nobody can bring it back. What is on hold, or still needed, waits.`}
      </p>
      <SettingEditors id="retention" state={state}>
        {(value) => {
          const kept = RetentionSettings.safeParse(value).data;
          return kept === undefined ? null : (
            <NumbersForm
              kinds={KINDS}
              numbers={kept}
              label={kindWords}
              inputMode="numeric"
              fieldClassName="w-full max-w-sm"
              className="flex-col items-start"
              keepWords={t`Keep these days`}
              wrongWords={t`Whole days: 30 to 3660 for contacts, inquiries and breaches, 90 to 3660 for cases and legal papers, 366 to 3660 for the audit, 1 to 366 for what was not let in, 1 to 3660 for backups.`}
              isBusy={state.isBusy}
              read={(typed) => RetentionSettings.safeParse(typed)}
              onKeep={(next) => void state.keep(next)}
            />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function kindWords(kind: Kind): string {
  return {
    contactDays: t`Days after a contact was closed`,
    unneededDays: t`Days after a prank, a wrong number or a machine`,
    caseDays: t`Days after a case was closed`,
    inquiryDays: t`Days after an inquiry ended`,
    legalDays: t`Days after a legal process ended`,
    breachDays: t`Days after a breach was over`,
    auditDays: t`Days after something was written into the audit`,
    quarantineDays: t`Days after something was not let in`,
    backupDays: t`Days for which a backup is kept`,
  }[kind];
}
