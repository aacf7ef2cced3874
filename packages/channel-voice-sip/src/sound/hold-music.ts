import { RATE } from "./wav.ts";
import { tone } from "./tones.ts";

/** Quiet chords, as hertz. Nothing that could be known from elsewhere, or remind of anything. */
export const CHORDS: readonly (readonly number[])[] = [
  [220, 277.18],
  [246.94, 311.13],
];

const CHORD_S = 6;

/** A placeholder for what people hear who wait. */
export function holdMusic(): Float64Array {
  const music = new Float64Array(CHORDS.length * CHORD_S * RATE);
  CHORDS.forEach((chord, at) => music.set(tone(chord, CHORD_S, 0.08), at * CHORD_S * RATE));
  return music;
}
