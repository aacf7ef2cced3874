/** Plays what the other end says. */
export interface Speaker {
  readonly play: (stream: MediaStream) => void;
  /** Tries again what the browser refused, as after a press. */
  readonly again: () => void;
  readonly stop: () => void;
  /** `null` is the browser's own choice. */
  readonly choose: (deviceId: string | null) => Promise<boolean>;
}

type Audio = Pick<HTMLAudioElement, "srcObject" | "play" | "pause"> & {
  setSinkId?: (id: string) => Promise<void>;
};

/** A speaker over one audio element. `tell` learns whether the browser lets it be heard (VD7). */
export function createSpeaker(makeAudio: () => Audio, tell: (is: "ready" | "blocked") => void): Speaker {
  let audio: Audio | null = null;
  let chosen: string | null = null;

  function start(): void {
    audio?.play().then(
      () => tell("ready"),
      (error: unknown) => {
        // Another stream came before this one could begin, which is no refusal.
        if (!(error instanceof Error && error.name === "AbortError")) tell("blocked");
      },
    );
  }

  return {
    play(stream) {
      if (audio === null) {
        audio = makeAudio();
        if (chosen !== null) void route(audio, chosen);
      }
      audio.srcObject = stream;
      start();
    },
    again: start,
    stop() {
      audio?.pause();
      if (audio !== null) audio.srcObject = null;
      audio = null;
    },
    async choose(deviceId) {
      chosen = deviceId;
      return audio === null || route(audio, deviceId ?? "");
    },
  };
}

/** Whether the sound goes there now: the device may be gone, or the browser may have no such choice. */
async function route(audio: Audio, deviceId: string): Promise<boolean> {
  if (audio.setSinkId === undefined) return false;
  return audio.setSinkId(deviceId).then(
    () => true,
    () => false,
  );
}
