import { preferences } from "../keys/preferences.ts";
import type { ToneName } from "./alert-table.ts";
import { createRinging } from "./ring-here.ts";
import { createSound } from "./sound.ts";

/** What this page can be heard with. */
export const sound = createSound({
  makeContext: () => ("AudioContext" in window ? new AudioContext() : null),
  clock: () => performance.now(),
  wasTouched: () => navigator.userActivation?.hasBeenActive ?? true,
});

/** Whether this tab is the one that rings. */
export const ringing = createRinging(navigator.locks);

/** Sounds something as loud as whoever is signed in wants it, whatever tab this is: for whoever asks to hear it. */
export function sampleTone(tone: ToneName): void {
  sound.wake();
  ringing.take();
  sound.play(tone, preferences.get().soundPercent);
}
