import type { SoundDevice, SoundDevices } from "@holdfast/channel-voice-sip/device";
import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { askCall, askedWords } from "./ask-call.ts";
import { EchoDocument } from "./call-documents.ts";
import { LevelBar } from "./level-bar.tsx";
import { phoneOf, type PhoneHere } from "./phone-here.ts";
import { phoneOfTab } from "./run-phone.ts";

export interface SoundPanelProps {
  readonly here: PhoneHere;
  readonly onClose: () => void;
}

const NOTHING: SoundDevices = { microphones: [], speakers: [] };

/** Which microphone and which speaker, how loud one comes across, and an echo to hear oneself by. Kept for this page alone. */
export function SoundPanel({ here, onClose }: SoundPanelProps): ReactNode {
  const phone = phoneOf(here);
  const found = useSoundDevices(phone?.microphone ?? "unasked");
  const [microphone, setMicrophone] = useState<string | null>(null);
  const [speaker, setSpeaker] = useState<string | null>(null);
  const [said, say] = useState<string | null>(null);
  if (here.kind !== "here" || phone === null) return null;
  const leg = phone.leg;
  const isEcho = leg?.isEcho === true;
  const { device } = here;

  async function echo(): Promise<void> {
    if (device === null) return;
    phoneOfTab()?.ask("echo");
    const words = askedWords(await askCall(EchoDocument, { device }));
    say(words);
    if (words !== null) announce({ kind: "echo", urgency: "polite", words: () => words });
  }

  async function hearThrough(id: string): Promise<void> {
    setSpeaker(id);
    const isHeard = await phoneOfTab()?.chooseSpeaker(id);
    say(isHeard === false ? t`This browser cannot play there.` : null);
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2">
      <Choice
        label={t`Microphone`}
        devices={found.microphones}
        chosen={microphone}
        onChoose={(id) => {
          setMicrophone(id);
          void phoneOfTab()?.chooseMicrophone(id);
        }}
      />
      <Choice
        label={t`Speaker`}
        devices={found.speakers}
        chosen={speaker}
        onChoose={(id) => void hearThrough(id)}
      />
      <Button size="small" onPress={() => void phoneOfTab()?.proveMicrophone()}>
        {t`Try the microphone`}
      </Button>
      {isEcho ? (
        <Button size="small" onPress={() => phoneOfTab()?.end()}>{t`End the echo test`}</Button>
      ) : (
        <Button size="small" isDisabled={leg !== null || device === null} onPress={() => void echo()}>
          {t`Echo test`}
        </Button>
      )}
      <LevelBar isOpen={leg?.phase === "up"} />
      <span>
        {isEcho && leg.phase === "up"
          ? t`Speak: you hear yourself a moment later.`
          : phone.microphone === "ready"
            ? t`The microphone works.`
            : null}
      </span>
      {said === null ? null : <span className="font-medium text-concern">{said}</span>}
      <Button size="small" tone="quiet" className="ml-auto" onPress={onClose}>{t`Close`}</Button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly devices: readonly SoundDevice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Choice({ label, devices, chosen, onChoose }: ChoiceProps): ReactNode {
  const name = devices.find(({ id }) => id === chosen)?.name ?? t`the browser’s choice`;
  return (
    <span className="flex items-center gap-2">
      <span className="text-muted">{t`${label}:`}</span>
      <MenuButton
        size="small"
        label={name}
        name={t`${label}: ${name}`}
        isDisabled={devices.length === 0}
        choices={devices.map((each) => ({ id: each.id, label: each.name }))}
        onChoose={onChoose}
        {...(chosen === null ? {} : { selected: chosen })}
      />
    </span>
  );
}

/** What there is to choose from now: nothing has a name that may not be used, or not yet. */
function useSoundDevices(microphone: string): SoundDevices {
  const [found, find] = useState(NOTHING);
  useEffect(() => {
    let isOver = false;
    let stop = (): void => undefined;
    const look = async (): Promise<void> => {
      const device = await import("@holdfast/channel-voice-sip/device");
      const all = await device.browserSoundDevices();
      if (isOver) return;
      stop();
      stop = device.watchSoundDevices(() => void look());
      find(microphone === "blocked" ? NOTHING : all);
    };
    // Without a list the browser's own choice is used.
    look().catch(() => find(NOTHING));
    return () => {
      isOver = true;
      stop();
    };
  }, [microphone]);
  return found;
}
