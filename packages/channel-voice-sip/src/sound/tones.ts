import { RATE } from "./wav.ts";

/** A pure tone, or several at once, softly begun and ended. Frequencies in hertz. */
export function tone(frequencies: readonly number[], seconds: number, loudness: number): Float64Array {
  const length = Math.round(seconds * RATE);
  const edge = RATE / 5;
  return Float64Array.from({ length }, (_none, at) => {
    const soft = Math.min(1, at / edge, (length - at) / edge);
    const sum = frequencies.reduce((all, hertz) => all + Math.sin((2 * Math.PI * hertz * at) / RATE), 0);
    return (soft * loudness * sum) / frequencies.length;
  });
}

/** How loud one frequency is in some samples, between 0 and about 1: Goertzel's algorithm. */
export function loudnessOf(hertz: number, samples: Float64Array): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  let before = 0;
  let last = 0;
  for (const sample of samples) {
    const now = sample + turn * last - before;
    before = last;
    last = now;
  }
  const power = before * before + last * last - turn * before * last;
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** How loud all of it is together: the root of the mean square. */
export function loudnessOfAll(samples: Float64Array): number {
  if (samples.length === 0) return 0;
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
