import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Cursor, decodeCursor, encodeCursor, sameEpoch } from "./cursor.ts";

const field = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
/** The database's sequences are signed. */
const place = fc.record({ xid: field, seq: fc.bigInt({ min: 0n, max: 0x7fff_ffff_ffff_ffffn }) });
const epoch = "00ab00ab00ab00ab";

it("[W2] two cursors of one epoch compare as strings as their places compare", () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const before = one.xid < other.xid || (one.xid === other.xid && one.seq < other.seq);
      expect(encodeCursor({ epoch, ...one }) < encodeCursor({ epoch, ...other })).toBe(before);
    }),
    { numRuns: rounds(500) },
  );
});

it("[W2] a cursor says where it is, and nothing is lost on the way", () => {
  fc.assert(
    fc.property(place, (parts) => {
      expect(decodeCursor(encodeCursor({ epoch, ...parts }))).toEqual({ epoch, ...parts });
    }),
    { numRuns: rounds(200) },
  );
});

it("[W2] cursors of two epochs are known to be so", () => {
  const one = encodeCursor({ epoch, xid: 1n, seq: 1n });
  const other = encodeCursor({ epoch: "00ab00ab00ab00ac", xid: 1n, seq: 1n });
  expect(sameEpoch(one, other)).toBe(false);
  expect(sameEpoch(one, encodeCursor({ epoch, xid: 9n, seq: 9n }))).toBe(true);
});

it.each([
  "",
  "1.2.3",
  `${epoch}.${epoch}`,
  `${epoch}.${epoch}.${epoch}0`,
  `${epoch}.${epoch}.${epoch.toUpperCase()}`,
  `${epoch}.${epoch}.ffffffffffffffff`,
])("[W2] %j is no cursor", (text) => {
  expect(Cursor.safeParse(text).success).toBe(false);
});
