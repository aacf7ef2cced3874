/** Telephone sound: one channel, 16 bit, 8000 samples a second. */
export const RATE = 8_000;

const HEAD = 44;
const FULL = 32_767;

/** A file of samples between -1 and 1. */
export function wavOf(samples: Float64Array): Uint8Array {
  const bytes = Buffer.alloc(HEAD + samples.length * 2);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(HEAD - 8 + samples.length * 2, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, at) => bytes.writeInt16LE(Math.round(sample * FULL), HEAD + at * 2));
  return bytes;
}

/** The samples of a file that is still being written or is whole: what its head says of its length is not believed. */
export function samplesOf(file: Uint8Array): Float64Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const data = bytes.indexOf("data", 12, "latin1");
  if (data < 0) return new Float64Array();
  const from = data + 8;
  return Float64Array.from(
    { length: (bytes.length - from) >> 1 },
    (_none, at) => bytes.readInt16LE(from + at * 2) / FULL,
  );
}
