import "../roles/screen-texts.ts";
import type { ChannelId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { prefer, preferences } from "../keys/preferences.ts";
import { channelHealth, type ChannelSeen } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";
import { mediumWords } from "../text/domain-words.ts";
import { sampleTone } from "./my-sound.ts";

const VOLUMES = ["25", "50", "75", "100"] as const;

export interface SoundDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How loud alerts are, which channels are heard, and whether the system may show that somebody waits. */
export function SoundDialog({ isOpen, onClose }: SoundDialogProps): ReactNode {
  const { soundPercent, newContactSound, mutedChannels } = useStore(preferences);
  const { channels } = useStore(channelHealth);
  const nearest = VOLUMES.find((volume) => Number(volume) >= soundPercent) ?? "100";

  function mute(id: ChannelId, isHeard: boolean): void {
    const others = mutedChannels.filter((muted) => muted !== id);
    prefer({ mutedChannels: isHeard ? others : [...others, id] });
  }

  return (
    <Dialog title={t`Sounds and notices`} isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-3 overflow-y-auto">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span aria-hidden="true">{t`Volume`}</span>
          <RadioChoice
            label={t`Volume`}
            selected={nearest}
            onSelect={(volume) => prefer({ soundPercent: Number(volume) })}
            choices={VOLUMES.map((id) => ({ id, label: t`${id} %` }))}
          />
          <Button size="small" onPress={() => sampleTone("danger")}>{t`Test sound`}</Button>
        </div>
        <ToggleSwitch
          label={t`A sound when somebody new begins to wait`}
          isOn={newContactSound}
          onChange={(isOn) => prefer({ newContactSound: isOn })}
        />
        {channels.map((channel) => (
          <ToggleSwitch
            key={channel.id}
            label={t`Sounds for ${channelName(channel, channels)}`}
            isOn={!mutedChannels.includes(channel.id)}
            onChange={(isOn) => mute(channel.id, isOn)}
          />
        ))}
        <p className="text-small text-muted">
          {t`Danger and calls are always heard while you are available, and always shown.`}
        </p>
        <NoticeChoice />
      </div>
      <Button className="self-end" onPress={onClose}>{t`Close`}</Button>
    </Dialog>
  );
}

/** The browser asks for leave at a press only. */
function NoticeChoice(): ReactNode {
  const [permission, setPermission] = useState(() =>
    "Notification" in window ? Notification.permission : "denied",
  );
  if (permission === "granted")
    return (
      <p>{t`While you look elsewhere, this computer shows that somebody waits, with no name and no words.`}</p>
    );
  if (permission === "denied")
    return <p>{t`This browser does not let Holdfast show notices. Its own settings can change that.`}</p>;
  return (
    <Button
      className="max-w-full self-start whitespace-normal!"
      onPress={() => void Notification.requestPermission().then(setPermission)}
    >{t`Show notices while I look elsewhere`}</Button>
  );
}

/** A channel by its medium; by its name too where several carry one. */
function channelName({ id, medium }: ChannelSeen, all: readonly ChannelSeen[]): string {
  const isOnly = all.filter((other) => other.medium === medium).length === 1;
  return isOnly ? mediumWords(medium) : `${mediumWords(medium)} (${id})`;
}
