import {
  AFTER_CONTACT_LEAST_MINUTES,
  AFTER_CONTACT_MOST_MINUTES,
  AfterContactSettings,
} from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

const KINDS = ["voice", "text", "email", "form", "heavy"] as const;
type Kind = (typeof KINDS)[number];

/** How long whoever had a contact may take after it, in minutes. */
export function AfterContactSection(): ReactNode {
  const state = useSetting("afterContact");
  return (
    <SettingSection id="after-contact" title={t`Time after a contact`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`How many minutes whoever answered has to themselves before something new is offered to them. They may end it, or take longer, without saying why. It holds for what is closed from then on.`}
      </p>
      <SettingEditors id="after-contact" state={state}>
        {(value) => {
          const kept = AfterContactSettings.safeParse(value).data;
          return kept === undefined ? null : (
            <AfterContactForm kept={kept} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function AfterContactForm(props: {
  readonly kept: AfterContactSettings;
  readonly isBusy: boolean;
  readonly onKeep: (kept: AfterContactSettings) => void;
}): ReactNode {
  const [minutes, type] = useState(() =>
    Object.fromEntries(KINDS.map((kind) => [kind, String(props.kept[kind])])),
  );
  const read = AfterContactSettings.safeParse(
    // What is empty is no number, and not nothing.
    Object.fromEntries(
      KINDS.map((kind) => [kind, minutes[kind]?.trim() === "" ? null : Number(minutes[kind])]),
    ),
  );
  const [least, most] = [String(AFTER_CONTACT_LEAST_MINUTES), String(AFTER_CONTACT_MOST_MINUTES)];
  return (
    <SettingForm
      className="flex-wrap items-end"
      keepWords={t`Keep these minutes`}
      wrongWords={t`Whole minutes from ${least} to ${most}; after a hard contact not fewer than after any other.`}
      isBusy={props.isBusy}
      onKeep={read.success ? () => props.onKeep(read.data) : null}
    >
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={kindWords(kind)}
          value={minutes[kind] ?? ""}
          onChange={(value) => type({ ...minutes, [kind]: value })}
          inputMode="numeric"
          autoComplete="off"
          className="w-28"
        />
      ))}
    </SettingForm>
  );
}

function kindWords(kind: Kind): string {
  return { voice: t`Call`, text: t`Text`, email: t`Email`, form: t`Form`, heavy: t`Hard contact` }[kind];
}
