import { tone } from "../sound/tones.ts";
import { RATE, wavOf } from "../sound/wav.ts";

const HUM_S = 0.7;
const BREATH_S = 0.3;

/** A second of somebody who hums one tone and breathes, as a WAV file: a microphone takes what never pauses for noise. */
export function humming(hertz: number): Uint8Array {
  const second = new Float64Array(Math.round((HUM_S + BREATH_S) * RATE));
  second.set(tone([hertz], HUM_S, 0.4));
  return wavOf(second);
}
