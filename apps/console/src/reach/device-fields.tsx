import { DeviceAnswer, DroppedAction } from "@holdfast/case-schema";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { HoldsFor, PreferenceDraft } from "./preference-draft.ts";
import { Problem, type Problems } from "./problem.tsx";
import { droppedWords } from "./way-words.ts";

/** Who else has the device, what to do when it breaks off, and how long all of it holds. */
export function DeviceFields({
  draft,
  onChange,
  problems,
}: {
  readonly draft: PreferenceDraft;
  readonly onChange: (part: Partial<PreferenceDraft>) => void;
  readonly problems: Problems;
}): ReactNode {
  const answers = DeviceAnswer.options.map((id) => ({ id, label: answerWords(id) }));
  return (
    <>
      <RadioChoice<DroppedAction>
        label={t`When it breaks off`}
        showsLabel
        selected={draft.whenDropped}
        onSelect={(whenDropped) => onChange({ whenDropped })}
        choices={DroppedAction.options.map((id) => ({ id, label: droppedWords(id) }))}
      />
      <Problem of="whenDropped" problems={problems} />
      <RadioChoice<DeviceAnswer>
        label={t`Does somebody else use this device`}
        showsLabel
        selected={draft.sharedDevice}
        onSelect={(sharedDevice) => onChange({ sharedDevice })}
        choices={answers}
      />
      <RadioChoice<DeviceAnswer>
        label={t`Does somebody else read what is on it`}
        showsLabel
        selected={draft.watchedDevice}
        onSelect={(watchedDevice) => onChange({ watchedDevice })}
        choices={answers}
      />
      <ToggleSwitch
        label={t`Our name and plain words may be used with them`}
        isOn={draft.allowsPlainWords}
        onChange={(allowsPlainWords) => onChange({ allowsPlainWords })}
      />
      <RadioChoice<HoldsFor>
        label={t`This holds`}
        showsLabel
        selected={draft.holdsFor}
        onSelect={(holdsFor) => onChange({ holdsFor })}
        choices={[
          { id: "usual", label: t`as usual: 7 days, 1 day in a crisis` },
          { id: "tonight", label: t`until midnight there` },
          { id: "1", label: t`1 day` },
          { id: "3", label: t`3 days` },
          { id: "30", label: t`30 days` },
        ]}
      />
      <Problem of="validUntil" problems={problems} />
    </>
  );
}

function answerWords(answer: DeviceAnswer): string {
  return { yes: t`Yes`, no: t`No`, unknown: t`Not asked` }[answer];
}
