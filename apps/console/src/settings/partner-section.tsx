import { SurgeSettings } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm, tiedTo } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** Where somebody is told they may call when they wait too long here. */
export function PartnerSection(): ReactNode {
  const state = useSetting("surge");
  return (
    <SettingSection id="surge" title={t`A partner’s line`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`A lead can have whoever waits told of this number for a while. Leave it empty where no partner agreed to it.`}
      </p>
      <SettingEditors id="surge" state={state}>
        {(value) => {
          const kept = SurgeSettings.safeParse(value).data;
          return kept === undefined ? null : (
            <PartnerForm kept={kept} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function PartnerForm(props: {
  readonly kept: SurgeSettings;
  readonly isBusy: boolean;
  readonly onKeep: (kept: SurgeSettings) => void;
}): ReactNode {
  const [number, typeNumber] = useState(props.kept.partnerNumber ?? "");
  const plain = number.replaceAll(/[ ().-]/g, "");
  const partnerNumber = plain === "" ? null : plain;
  const [most, typeMost] = useState(String(props.kept.partnerAtOnce));
  const partnerAtOnce = Number(most);
  const wrongId = useId();
  const [isNumber, isMost] = [
    SurgeSettings.shape.partnerNumber.safeParse(partnerNumber).success,
    SurgeSettings.shape.partnerAtOnce.safeParse(partnerAtOnce).success,
  ];
  const wrong = isNumber
    ? t`Choose a whole number from 1 to 100.`
    : t`A number as it is dialled: 2 to 20 digits, with or without + before them.`;
  return (
    <SettingForm
      className="flex-wrap items-end"
      keepWords={t`Keep this line`}
      wrongWords={wrong}
      wrongId={wrongId}
      isBusy={props.isBusy}
      onKeep={isNumber && isMost ? () => props.onKeep({ partnerNumber, partnerAtOnce }) : null}
    >
      <TextField
        label={t`The partner’s number`}
        value={number}
        onChange={typeNumber}
        {...tiedTo(wrongId, !isNumber)}
      />
      <TextField
        label={t`Callers who are put through there at once, at most`}
        inputMode="numeric"
        value={most}
        onChange={typeMost}
        {...tiedTo(wrongId, isNumber && !isMost)}
        isInvalid={!isMost}
      />
    </SettingForm>
  );
}
