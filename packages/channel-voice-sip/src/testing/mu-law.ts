/** What a telephone line in the lab carries: a byte a sample, 8000 a second, as samples between -1 and 1. */
export function decodeMuLaw(bytes: Uint8Array): Float64Array {
  return Float64Array.from(bytes, (byte) => SAMPLES[byte] ?? 0);
}

/** A byte of silence. */
export const MU_LAW_SILENCE = 0xff;

const BIAS = 0x84;
const FULL = 32_768;

const SAMPLES = Float64Array.from({ length: 256 }, (_none, byte) => {
  const turned = ~byte & 0xff;
  const size = (((turned & 0x0f) << 3) + BIAS) << ((turned >> 4) & 0x07);
  return ((turned & 0x80) === 0 ? size - BIAS : BIAS - size) / FULL;
});
