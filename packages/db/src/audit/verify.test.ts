import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  goneSample,
  sampleAudit,
  sampleAuditRow,
  verifySample,
  type WholeAudit,
} from "../testing/sample-audit.ts";
import type { AuditRow } from "./audit-row.ts";
import type { Seal } from "./chain.ts";
import type { Gone } from "./gone.ts";

const COUNT = 120;
const EACH = 12;
const rows = Array.from({ length: COUNT }, (_, nth) => sampleAuditRow(nth + 1));
const whole: WholeAudit = sampleAudit(rows, EACH);

const withRow = (nth: number, change: Partial<AuditRow>): WholeAudit => ({
  ...whole,
  rows: rows.map((row, each) => (each === nth ? { ...row, ...change } : row)),
});
const withSeal = (nth: number, change: (seal: Seal) => Partial<Seal>): WholeAudit => ({
  ...whole,
  seals: whole.seals.map((seal, each) => (each === nth ? { ...seal, ...change(seal) } : seal)),
});
const rowAt = (nth: number): AuditRow => rows[nth] ?? sampleAuditRow(nth + 1);
const flipped = (bytes: Buffer | undefined, bit: number): Buffer => {
  const copy = Buffer.from(bytes ?? Buffer.alloc(32));
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

const nth = fc.nat(COUNT - 1);
const sealNth = fc.nat(whole.seals.length - 1);
const bit = fc.nat(255);
const text = fc.string({ minLength: 1, maxLength: 8 });
const TEXTS = [
  "actor",
  "actorId",
  "deed",
  "thing",
  "subjectId",
  "contactId",
  "caseId",
  "decisionId",
  "refusal",
  "facts",
] as const;

/** Whatever somebody could do to the tables without the key, one deed at a time. */
const tampered: fc.Arbitrary<WholeAudit> = fc.oneof(
  // A word of a row, or its time.
  fc
    .tuple(nth, fc.constantFrom(...TEXTS), fc.option(text))
    .filter(([at, column, value]) => rowAt(at)[column] !== value)
    .map(([at, column, value]) => withRow(at, { [column]: value })),
  fc
    .tuple(nth, fc.integer({ min: -9999, max: 9999 }).filter(Boolean))
    .map(([at, by]) => withRow(at, { at: rowAt(at).at + by })),
  // Where a row stands.
  fc
    .tuple(nth, fc.integer({ min: 1, max: 250 }))
    .filter(([at, xid]) => rowAt(at).xid !== String(xid))
    .map(([at, xid]) => withRow(at, { xid: String(xid) })),
  nth.map((at) => withRow(at, { era: 2 })),
  fc
    .tuple(nth, fc.integer({ min: COUNT + 1, max: 9999 }))
    .map(([at, seq]) => withRow(at, { seq: String(seq) })),
  // Two rows in each other's place.
  fc
    .tuple(nth, nth)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({
      ...whole,
      rows: rows.map((row, at) => {
        const { era, xid, seq } = row;
        if (at === one) return { ...rowAt(other), era, xid, seq };
        return at === other ? { ...rowAt(one), era, xid, seq } : row;
      }),
    })),
  // One row gone, some in a row gone, or one more.
  nth.map((at) => ({ ...whole, rows: rows.filter((_, each) => each !== at) })),
  fc
    .tuple(nth, fc.integer({ min: 2, max: 30 }))
    .map(([at, count]) => ({ ...whole, rows: rows.toSpliced(at, count) })),
  fc
    .tuple(nth, nth, fc.integer({ min: COUNT + 1, max: 9999 }))
    .map(([at, like, seq]) => ({
      ...whole,
      rows: [...rows, { ...rowAt(like), xid: rowAt(at).xid, seq: String(seq) }],
    }))
    .filter((made) => Number(made.rows.at(-1)?.xid) < Number(rows.at(-1)?.xid)),
  // The end cut off, with its seals.
  sealNth.map((at) => ({ ...whole, rows: rows.slice(0, at * EACH), seals: whole.seals.slice(0, at) })),
  // What vouches for them.
  sealNth.map((at) => ({ ...whole, seals: whole.seals.toSpliced(at, 1) })),
  fc
    .tuple(sealNth, fc.nat(EACH - 1), bit)
    .map(([at, link, each]) =>
      withSeal(at, ({ links }) => ({ links: links.with(link, flipped(links[link], each)) })),
    ),
  fc.tuple(sealNth, bit).map(([at, each]) => withSeal(at, ({ head }) => ({ head: flipped(head, each) }))),
  fc.tuple(sealNth, bit).map(([at, each]) => withSeal(at, ({ mac }) => ({ mac: flipped(mac, each) }))),
  fc.tuple(sealNth, fc.nat(EACH - 1)).map(([at, gone]) => {
    const position = at * EACH + gone;
    const made = withSeal(at, ({ seqs, links }) => ({
      seqs: seqs.toSpliced(gone, 1),
      links: links.toSpliced(gone, 1),
    }));
    return { ...made, rows: rows.toSpliced(position, 1) };
  }),
  fc
    .tuple(sealNth, fc.integer({ min: 1, max: 9999 }))
    .map(([at, by]) => withSeal(at, (seal) => ({ at: seal.at + by }))),
  fc
    .tuple(sealNth, sealNth)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({
      ...whole,
      seals: whole.seals.map((seal, at) => {
        const from = whole.seals[at === one ? other : at === other ? one : at] ?? seal;
        return { ...from, number: seal.number };
      }),
    })),
  // What is kept outside.
  fc.tuple(sealNth, bit).map(([at, each]) => ({
    ...whole,
    anchors: whole.anchors.map((anchor, place) =>
      place === at ? { ...anchor, head: flipped(anchor.head, each) } : anchor,
    ),
  })),
);

/** Two stretches of seals of an audit, as they went before anybody tampered with it. */
const GONE = [1, 4].map((from) => goneSample(whole, from, from + 1));
function letGo({ rows: stand, seals, anchors }: WholeAudit): WholeAudit {
  const isLeft = (position: number): boolean =>
    !GONE.some((gone) => gone.position <= position && position <= gone.upTo);
  return {
    rows: stand.filter(({ seq }) => isLeft(Number(seq))),
    seals: seals.filter(({ number }) => !GONE.some(({ first, last }) => first <= number && number <= last)),
    anchors: anchors.filter(({ position }) => isLeft(position) || GONE.some(({ upTo }) => upTo === position)),
    gone: GONE,
  };
}
const goneNth = fc.nat(GONE.length - 1);
const withGone = (at: number, change: (gone: Gone) => Partial<Gone>): WholeAudit => ({
  ...letGo(whole),
  gone: GONE.map((gone, each) => (each === at ? { ...gone, ...change(gone) } : gone)),
});
/** The same of what stands for what went. */
const tamperedGone: fc.Arbitrary<WholeAudit> = fc.oneof(
  goneNth.map((at) => ({ ...letGo(whole), gone: GONE.toSpliced(at, 1) })),
  fc.tuple(goneNth, bit).map(([at, each]) => withGone(at, ({ head }) => ({ head: flipped(head, each) }))),
  fc.tuple(goneNth, bit).map(([at, each]) => withGone(at, ({ mac }) => ({ mac: flipped(mac, each) }))),
  fc
    .tuple(
      goneNth,
      fc.constantFrom("first", "last", "position", "upTo", "at"),
      fc.integer({ min: -30, max: 30 }).filter(Boolean),
    )
    .map(([at, column, by]) => withGone(at, (gone) => ({ [column]: gone[column] + by }))),
  fc
    .tuple(goneNth, fc.constantFrom("after", "lastKey"), fc.integer({ min: 1, max: 9 }))
    .map(([at, column, by]) =>
      withGone(at, (gone) => ({ [column]: { ...gone[column], seq: String(Number(gone[column].seq) + by) } })),
    ),
  // More went than anybody let go, or some of it came back.
  sealNth
    .map((at) => ({ ...letGo(whole), seals: letGo(whole).seals.toSpliced(at, 1) }))
    .filter(({ seals }) => seals.length < letGo(whole).seals.length),
  nth
    .filter((at) => !letGo(whole).rows.includes(rowAt(at)))
    .map((at) => ({ ...letGo(whole), rows: [...letGo(whole).rows, rowAt(at)] })),
);

describe("verifying", () => {
  it("[AU5] finds nothing in what nobody touched, and says how much of it is sealed, anchored and not yet sealed", () => {
    expect(verifySample(whole)).toEqual({
      faults: [],
      sealed: COUNT,
      gone: 0,
      anchored: COUNT,
      unsealed: { count: 0, oldestAt: null },
    });
    const more = [sampleAuditRow(COUNT + 1), sampleAuditRow(COUNT + 2)];
    expect(verifySample({ ...whole, rows: [...rows, ...more] })).toMatchObject({
      faults: [],
      sealed: COUNT,
      unsealed: { count: 2, oldestAt: more[0]?.at },
    });
    expect(verifySample({ rows: [], seals: [], anchors: [] })).toMatchObject({ faults: [], sealed: 0 });
  });

  it("[AU5] finds each of 1,000 random tamperings", () => {
    const missed: WholeAudit[] = [];
    fc.assert(
      fc.property(tampered, (audit) => {
        if (verifySample(audit).faults.length === 0) missed.push(audit);
        return missed.length === 0;
      }),
      { numRuns: 1000 },
    );
    expect(missed).toEqual([]);
  });

  it("[AU19] finds nothing in what went because of its age, and each of 1,000 random tamperings of all that is left", () => {
    const left = letGo(whole);
    expect(verifySample(left)).toMatchObject({ faults: [], sealed: COUNT, gone: 48, anchored: COUNT });
    const missed: WholeAudit[] = [];
    fc.assert(
      fc.property(
        fc.oneof(
          tampered.map(letGo).filter((audit) => !isDeepStrictEqual(audit, left)),
          tamperedGone,
        ),
        (audit) => {
          if (verifySample(audit).faults.length === 0) missed.push(audit);
          return missed.length === 0;
        },
      ),
      { numRuns: 1000 },
    );
    expect(missed).toEqual([]);
  });

  it("[AU5] says which row was edited, removed, put in or put elsewhere, and nothing of the others", () => {
    expect(verifySample(withRow(99, { refusal: "not_yours" })).faults).toEqual([
      { kind: "edited", position: 100, seq: "100" },
    ]);
    expect(verifySample({ ...whole, rows: rows.toSpliced(99, 1) }).faults).toEqual([
      { kind: "removed", position: 100, seq: "100" },
    ]);
    expect(verifySample({ ...whole, rows: [...rows, { ...rowAt(50), seq: "9000" }] }).faults).toEqual([
      { kind: "inserted", position: 53, seq: "9000" },
    ]);
    // Before all others, and behind all others.
    for (const xid of ["1", "99999"])
      expect(verifySample(withRow(99, { xid })).faults).toEqual([
        { kind: "reordered", position: 100, seq: "100" },
      ]);
    const swapped = verifySample({
      ...whole,
      rows: rows.with(99, { ...rowAt(100), seq: "100", xid: rowAt(99).xid }),
    });
    expect(swapped.faults).toEqual([{ kind: "edited", position: 100, seq: "100" }]);
  });

  it("[AU5] says which rows nobody vouches for where a seal is gone or was written anew, and goes on behind it", () => {
    const gone = {
      ...whole,
      seals: whole.seals.toSpliced(3, 1),
      rows: rows.with(89, { ...rowAt(89), deed: "sent" }),
    };
    const edited = { kind: "edited", position: 90, seq: "90" };
    expect(verifySample(gone).faults).toEqual([{ kind: "seal_gone", position: 37, upTo: 48 }, edited]);
    const anew = withSeal(3, ({ mac }) => ({ mac: flipped(mac, 0) }));
    expect(verifySample({ ...anew, rows: gone.rows }).faults).toEqual([
      { kind: "seal_edited", position: 37, upTo: 48 },
      edited,
    ]);
  });

  it("[AU6] says where the end was cut off, as far as what is kept outside reaches", () => {
    const cut = { ...whole, rows: rows.slice(0, 24), seals: whole.seals.slice(0, 2) };
    expect(verifySample(cut)).toMatchObject({
      faults: [{ kind: "truncated", position: 24, upTo: COUNT }],
      anchored: 24,
    });
    // Without the rows' seals alone they would be sealed again, as if they had just been written.
    expect(verifySample({ ...cut, rows }).faults).toEqual([{ kind: "truncated", position: 24, upTo: COUNT }]);
  });

  it("[AU6] finds what somebody who has the key wrote anew, by what is kept outside", () => {
    const anew = sampleAudit(rows.with(99, { ...rowAt(99), actorId: null, actor: "house" }), EACH);
    const { faults } = verifySample({ ...anew, anchors: whole.anchors });
    expect(faults).toEqual([108, 120].map((position) => ({ kind: "not_as_anchored", position })));
    expect(verifySample(anew).faults).toEqual([]);
  });
});
