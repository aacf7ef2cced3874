import "../roles/screen-texts.ts";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { overlay } from "../keys/overlay.ts";
import { prefer, preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { TEXT_PERCENTS } from "./choices.ts";

/** How the console is arranged for whoever sits at it eight hours: all in one place, holding at once, kept by the gateway. */
export function ComfortMenu(): ReactNode {
  const { textPercent, letters, blur } = useStore(preferences);
  return (
    <Dialog title={t`Comfort`} isOpen onClose={() => overlay.set(null)}>
      <div className="-m-1 flex flex-col gap-4 overflow-auto p-1">
        <ChoiceRow name="theme" />
        <ChoiceRow name="density" />
        <RadioChoice
          label={t`Size of the text`}
          showsLabel
          choices={TEXT_PERCENTS.map((each) => ({ id: String(each), label: t`${each} %` }))}
          selected={String(textPercent)}
          onSelect={(id) => prefer({ textPercent: Number(id) })}
        />
        <ChoiceRow name="motion" />
        <ChoiceRow name="contrast" />
        <ToggleSwitch
          label={t`Hide words of contacts until they are asked for`}
          isOn={blur}
          onChange={(isOn) => prefer({ blur: isOn })}
        />
        <ChoiceRow name="panes" />
        <ChoiceRow name="speech" />
        <ToggleSwitch
          label={t`Letters are commands, where nothing is written`}
          isOn={letters}
          onChange={(isOn) => prefer({ letters: isOn })}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-small text-muted">{t`This is yours: it holds wherever you sign in.`}</p>
        <Button onPress={() => overlay.set(null)}>{t`Done`}</Button>
      </div>
    </Dialog>
  );
}
