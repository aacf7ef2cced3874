import { openJsSipLine } from "./jssip-line.ts";
import { meterOf, type LevelMeter } from "./level.ts";
import { openMicrophone } from "./microphone.ts";
import type { Lent } from "./sip-line.ts";
import { createSoftphone, type Softphone } from "./softphone.ts";
import { soundDevices, type SoundDevices } from "./sound-devices.ts";
import { createSpeaker } from "./speaker.ts";

/** The softphone of this browser: its microphone, its speaker, JsSIP for its line. */
export function createBrowserPhone(lend: () => Promise<Lent | null>): Softphone {
  return createSoftphone({
    lend,
    openLine: openJsSipLine,
    openMicrophone: (deviceId) => openMicrophone(browserDevices(), deviceId),
    makeSpeaker: (tell) => createSpeaker(() => new Audio(), tell),
    clock: Date.now,
    later(run, afterMs) {
      const timer = setTimeout(run, afterMs);
      return () => clearTimeout(timer);
    },
  });
}

/** What this browser has to speak into and to hear with. */
export async function browserSoundDevices(): Promise<SoundDevices> {
  return soundDevices((await browserDevices()?.enumerateDevices()) ?? []);
}

/** Calls back when a microphone or a speaker comes or goes. Returns how to stop. */
export function watchSoundDevices(listener: () => void): () => void {
  const devices = browserDevices();
  devices?.addEventListener("devicechange", listener);
  return () => devices?.removeEventListener("devicechange", listener);
}

/**
 * Calls back with whether the browser blocks the microphone, now and whenever that changes. Returns how to stop. A browser
 * that does not say is believed to allow it, until it is opened.
 */
export function watchMicrophone(listener: (isBlocked: boolean) => void): () => void {
  let stop = (): void => undefined;
  let isOver = false;
  const watch = async (): Promise<void> => {
    const status = await navigator.permissions.query({ name: "microphone" });
    if (isOver) return;
    const look = (): void => listener(status.state === "denied");
    status.addEventListener("change", look);
    stop = () => status.removeEventListener("change", look);
    look();
  };
  watch().catch(() => listener(browserDevices() === undefined));
  return () => {
    isOver = true;
    stop();
  };
}

/** A meter on what a stream brings. */
export function browserMeter(stream: MediaStream): LevelMeter {
  return meterOf(stream, () => new AudioContext());
}

/** Pages that came unencrypted have none, whatever the types say. */
function browserDevices(): MediaDevices | undefined {
  return (navigator as Partial<Navigator>).mediaDevices;
}
