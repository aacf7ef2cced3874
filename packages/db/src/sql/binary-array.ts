const HEADER_BYTES = 20;
const OID = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, uuid: 2950 } as const;

/**
 * An array in PostgreSQL's binary form, which the driver sends as it is. Its own text form costs both ends a copy of
 * every value in quotes, and of every byte in hexadecimal.
 */
function binaryArray<Value>(
  oid: number,
  values: readonly (Value | null)[],
  sizeOf: (value: Value) => number,
  write: (value: Value, into: Buffer, at: number) => unknown,
): Buffer {
  let size = HEADER_BYTES;
  for (const value of values) size += 4 + (value === null ? 0 : sizeOf(value));
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  array.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(oid, 8);
  if (values.length === 0) return array.subarray(0, 12);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  for (const value of values) {
    const length = value === null ? -1 : sizeOf(value);
    at = array.writeInt32BE(length, at);
    if (value === null) continue;
    write(value, array, at);
    at += length;
  }
  return array;
}

export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  return binaryArray(
    OID.bytea,
    values,
    ({ length }) => length,
    (value, into, at) => value.copy(into, at),
  );
}

/** Written as numbers and hyphens, as ids are everywhere here. */
export function uuidArray(values: readonly string[]): Buffer {
  return binaryArray(OID.uuid, values, () => 16, writeUuid);
}

const HYPHEN = 45;

function writeUuid(value: string, into: Buffer, at: number): void {
  let digits = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code === HYPHEN) continue;
    const place = at + (digits >> 1);
    into[place] = (digits % 2 === 0 ? 0 : (into[place] ?? 0) << 4) | digitOf(code);
    digits += 1;
  }
  if (digits !== 32) throw new Error("not an id");
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  // Capital and small letters differ in this one bit.
  const small = code | 32;
  if (small >= 97 && small <= 102) return small - 87;
  throw new Error("not an id");
}

export function textArray(values: readonly (string | null)[]): Buffer {
  return binaryArray(
    OID.text,
    values,
    (value) => Buffer.byteLength(value),
    (value, into, at) => into.write(value, at),
  );
}

export function bigintArray(values: readonly (bigint | number | null)[]): Buffer {
  return binaryArray(
    OID.bigint,
    values,
    () => 8,
    (value, into, at) => {
      if (typeof value === "bigint") return into.writeBigInt64BE(value, at);
      if (!Number.isSafeInteger(value)) throw new Error("not a whole number");
      // In halves: a bigint for each would cost more than all the rest.
      into.writeInt32BE(Math.floor(value / 2 ** 32), at);
      return into.writeUInt32BE(value >>> 0, at + 4);
    },
  );
}

export function integerArray(values: readonly number[]): Buffer {
  return binaryArray(
    OID.integer,
    values,
    () => 4,
    (value, into, at) => into.writeInt32BE(value, at),
  );
}

export function booleanArray(values: readonly boolean[]): Buffer {
  return binaryArray(
    OID.boolean,
    values,
    () => 1,
    (value, into, at) => into.writeUInt8(value ? 1 : 0, at),
  );
}
