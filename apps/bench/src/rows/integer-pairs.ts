/** What a row takes of COPY's binary form: how many columns, and of each its length and itself. */
const ROW_BYTES = 18;
/** Rows that go out together. */
const TOGETHER = 4_000;
const BEGINNING = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);

/** So many rows of two integers of four bytes, as COPY takes them in its binary form: a third of what as many inserted rows cost. */
export function* integerPairs(
  count: number,
  pairAt: (nth: number) => readonly [number, number],
): Generator<Buffer> {
  yield BEGINNING;
  for (let from = 0; from < count; from += TOGETHER) {
    const rows = Buffer.alloc(ROW_BYTES * Math.min(TOGETHER, count - from));
    for (let at = 0; at < rows.length; at += ROW_BYTES) {
      const [one, other] = pairAt(from + at / ROW_BYTES);
      rows.writeInt16BE(2, at);
      rows.writeInt32BE(4, at + 2);
      rows.writeInt32BE(one, at + 6);
      rows.writeInt32BE(4, at + 10);
      rows.writeInt32BE(other, at + 14);
    }
    yield rows;
  }
  yield END;
}
