/** What a telephone line in the lab carries: a byte a sample, 8000 a second, as samples between -1 and 1. */
export function decodeMuLaw(bytes: Uint8Array): Float64Array {
  return Float64Array.from(bytes, (byte) => SAMPLES[byte] ?? 0);
}

/** A byte of silence. */
export const MU_LAW_SILENCE = 0xff;

/** The other way round. */
export function encodeMuLaw(samples: Float64Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => {
    const size = Math.min(LOUDEST, Math.round(Math.abs(sample) * FULL)) + BIAS;
    // The place of the highest bit, from the eighth on, and the four behind it.
    const place = 24 - Math.clz32(size);
    const byte = (place << 4) | ((size >> (place + 3)) & 0x0f);
    return ~(sample < 0 ? byte | 0x80 : byte) & 0xff;
  });
}

const LOUDEST = 32_124;
const BIAS = 0x84;
const FULL = 32_768;

const SAMPLES = Float64Array.from({ length: 256 }, (_none, byte) => {
  const turned = ~byte & 0xff;
  const size = (((turned & 0x0f) << 3) + BIAS) << ((turned >> 4) & 0x07);
  return ((turned & 0x80) === 0 ? size - BIAS : BIAS - size) / FULL;
});
