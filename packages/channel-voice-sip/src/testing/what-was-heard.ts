import { CHORDS } from "../sound/hold-music.ts";
import { loudnessOf, loudnessOfAll } from "../sound/tones.ts";
import { RATE } from "../sound/wav.ts";

/** What a telephone heard for a while: silence, music, a tone by its hertz, or something else, such as a voice. */
export type Sound = "silence" | "music" | "voice" | number;

/** Far above what is left of a tone that was taken away, far below what the lab plays. */
const THERE = 0.012;
const SILENT = 0.003;

/** What was heard, each quarter of a second, tones as one of `hertz`. */
export function soundsOf(samples: Float64Array, hertz: readonly number[]): readonly Sound[] {
  const length = RATE / 4;
  const pieces = Array.from({ length: Math.floor(samples.length / length) }, (_none, at) =>
    samples.subarray(at * length, (at + 1) * length),
  );
  return pieces.map((piece) => soundOf(piece, hertz));
}

function soundOf(piece: Float64Array, hertz: readonly number[]): Sound {
  const all = loudnessOfAll(piece);
  if (all < SILENT) return "silence";
  const [loudest] = hertz
    .map((one) => [one, loudnessOf(one, piece)] as const)
    .toSorted(([, one], [, other]) => other - one);
  // A pure tone is all there is: its height is what all of it is, times the root of two. Of two at once neither is.
  if (loudest !== undefined && loudest[1] > THERE && loudest[1] > 1.2 * all) return loudest[0];
  const isMusic = CHORDS.some((chord) => chord.every((one) => loudnessOf(one, piece) > THERE));
  return isMusic ? "music" : "voice";
}

/** The same without repetitions, and without what was heard for less than half a second: what came after what. */
export function courseOf(sounds: readonly Sound[]): readonly Sound[] {
  const lasting = sounds.filter((sound, at) => sound === sounds[at - 1] || sound === sounds[at + 1]);
  return lasting.filter((sound, at) => sound !== lasting[at - 1]);
}
