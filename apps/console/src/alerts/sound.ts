import { createStore, type Store } from "../store/store.ts";
import type { ToneName } from "./alert-table.ts";
import { lengthMs, played } from "./tones.ts";

/** Whether this page can be heard: `off` while nobody asked it to, `blocked` while the browser does not let it. */
export type SoundState = "off" | "ready" | "blocked";

/** What playing needs from outside. */
export interface SoundOutside {
  /** `null` where the browser has no sound at all. */
  readonly makeContext: () => AudioContext | null;
  /** Whether somebody has touched this page; browsers let no other page be heard, and complain about its trying. */
  readonly wasTouched: () => boolean;
  /** Milliseconds, from whenever. */
  readonly clock: () => number;
}

export interface Sound {
  readonly state: Store<SoundState>;
  /** Makes ready to be heard, as far as the browser lets it; to be called again when somebody touches the page. */
  readonly wake: () => void;
  /** Plays after whatever plays already, at a volume of 0 to 100; what cannot be heard within a second, not at all. */
  readonly play: (tone: ToneName, percent: number) => void;
  readonly sleep: () => void;
}

/** Silence between two sounds, in seconds. */
const PAUSE_S = 0.15;

/** How long a sound waits for the browser to begin, in milliseconds; later it would tell of something past. */
const WAIT_MS = 1_000;

/** Sounds made by the browser itself: no file is fetched, nothing is kept. */
export function createSound({ makeContext, wasTouched, clock }: SoundOutside): Sound {
  const state = createStore<SoundState>("off");
  let context: AudioContext | null = null;
  let freeAt = 0;
  let waiting: { readonly tone: ToneName; readonly percent: number; readonly until: number } | null = null;

  function look(): void {
    if (context === null) return;
    state.set(context.state === "running" ? "ready" : "blocked");
    if (context.state !== "running" || waiting === null) return;
    const { tone, percent, until } = waiting;
    waiting = null;
    if (clock() <= until) schedule(context, tone, percent);
  }

  function schedule(on: AudioContext, tone: ToneName, percent: number): void {
    const startAt = Math.max(on.currentTime, freeAt);
    freeAt = startAt + lengthMs(tone) / 1_000 + PAUSE_S;
    for (const { hz, points } of played(tone, percent)) {
      const [oscillator, gain] = [on.createOscillator(), on.createGain()];
      const time = (atMs: number): number => startAt + atMs / 1_000;
      const [first, ...rest] = points;
      oscillator.frequency.value = hz;
      gain.gain.value = 0;
      gain.gain.setValueAtTime(0, time(first.atMs));
      for (const { atMs, level } of rest) gain.gain.linearRampToValueAtTime(level, time(atMs));
      oscillator.connect(gain).connect(on.destination);
      oscillator.start(time(first.atMs));
      oscillator.stop(time((rest.at(-1) ?? first).atMs));
    }
  }

  return {
    state,
    wake() {
      if (!wasTouched()) return state.set("blocked");
      if (context === null) {
        context = makeContext();
        context?.addEventListener("statechange", look);
      }
      if (context === null) return state.set("blocked");
      look();
      // Refused where the device is gone; the state says so.
      if (context.state !== "running") context.resume().then(look, look);
    },
    play(tone, percent) {
      if (context === null) return;
      if (context.state === "running") schedule(context, tone, percent);
      else waiting = { tone, percent, until: clock() + WAIT_MS };
    },
    sleep() {
      void context?.close();
      context = null;
      freeAt = 0;
      waiting = null;
      state.set("off");
    },
  };
}
