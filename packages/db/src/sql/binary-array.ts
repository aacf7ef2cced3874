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
  return binaryArray(
    OID.uuid,
    values,
    () => 16,
    (value, into, at) => {
      if (into.write(value.replaceAll("-", ""), at, "hex") !== 16) throw new Error("not an id");
    },
  );
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
    (value, into, at) => into.writeBigInt64BE(BigInt(value), at),
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
