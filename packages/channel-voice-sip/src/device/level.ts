/** The quietest that a level shows, in dBFS: below that a room is silent. */
const FLOOR_DB = -60;

/** How loud samples between -1 and 1 are, from 0 (silence) to 1 (as loud as can be sent). */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (samples.length === 0 || sum === 0) return 0;
  const decibels = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}

/** Watches how loud a stream is. */
export interface LevelMeter {
  readonly read: () => number;
  readonly stop: () => void;
}

/** A meter on a stream; nothing is kept of what it hears. */
export function meterOf(stream: MediaStream, makeContext: () => AudioContext): LevelMeter {
  const context = makeContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      return levelOf(samples);
    },
    stop: () => void context.close(),
  };
}
