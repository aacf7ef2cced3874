import { RetentionSettings } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
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
            <RetentionForm kept={kept} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function RetentionForm(props: {
  readonly kept: RetentionSettings;
  readonly isBusy: boolean;
  readonly onKeep: (kept: RetentionSettings) => void;
}): ReactNode {
  const [days, type] = useState(() =>
    Object.fromEntries(KINDS.map((kind) => [kind, String(props.kept[kind])])),
  );
  const read = RetentionSettings.safeParse(
    Object.fromEntries(KINDS.map((kind) => [kind, days[kind]?.trim() === "" ? null : Number(days[kind])])),
  );
  return (
    <SettingForm
      className="flex-col items-start"
      keepWords={t`Keep these days`}
      wrongWords={t`Whole days: 30 to 3660 for contacts, inquiries and breaches, 90 to 3660 for cases and legal papers, 366 to 3660 for the audit, 1 to 366 for what was not let in, 1 to 3660 for backups.`}
      isBusy={props.isBusy}
      onKeep={read.success ? () => props.onKeep(read.data) : null}
    >
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={kindWords(kind)}
          value={days[kind] ?? ""}
          onChange={(value) => type({ ...days, [kind]: value })}
          inputMode="numeric"
          autoComplete="off"
          className="w-full max-w-sm"
        />
      ))}
    </SettingForm>
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
