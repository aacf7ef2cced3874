import "../inquiry/inquiry-texts.ts";
import { Medium } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { channelHealth } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";
import { pausedMedia, pauseMedium } from "./shift.ts";

/** On which media I want nothing new for now (G600): of those that are carried here, and of this shift alone. */
export function PausedDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const paused = useStore(pausedMedia);
  const { channels } = useStore(channelHealth);
  const carried = Medium.options.filter((medium) => channels.some((channel) => channel.medium === medium));
  return (
    <Dialog title={t`What is new for me`} isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-3 overflow-y-auto">
        {carried.map((medium) => (
          <ToggleSwitch
            key={medium}
            label={wantedWords(medium)}
            isOn={!paused.includes(medium)}
            onChange={(isWanted) => void pauseMedium(medium, !isWanted)}
          />
        ))}
        <p className="text-small text-muted">
          {t`Off: nothing new of that kind is offered to you until you want it again, or your shift ends. What you have stays with you, and you can take whatever you want to. Everybody on the board sees it.`}
        </p>
      </div>
      <Button className="self-end" onPress={onClose}>{t`Close`}</Button>
    </Dialog>
  );
}

function wantedWords(medium: Medium): string {
  return {
    voice: t`New calls`,
    text: t`New texts`,
    email: t`New emails`,
    form: t`New forms`,
  }[medium];
}
