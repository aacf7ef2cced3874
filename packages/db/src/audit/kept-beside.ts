import type { Anchor } from "./anchor.ts";
import type { AuditFault } from "./audit-fault.ts";

/** What was kept outside the database, compared as a verification goes on. */
interface KeptBeside {
  /** Compares, and lets go of, what was kept of the rows up to there. `null`: nobody knows what the link there is. */
  readonly pass: (
    at: { readonly position: number; readonly head: Buffer | null },
    faults: readonly AuditFault[],
  ) => void;
  /** Lets go of what was kept of places between these, the last one aside: what stood there went, and nobody can compare it. */
  readonly skip: (position: number, upTo: number, faults: readonly AuditFault[]) => void;
  /** Up to which position it said the same. */
  readonly anchored: () => number;
  /** What it says otherwise, where so many rows are sealed. */
  readonly faults: (sealed: number) => readonly AuditFault[];
}

/** Anchors by position: each is asked for once, on the way. Where no seal holds that is said already. */
export function keptBeside(anchors: readonly Anchor[]): KeptBeside {
  // The next one last, so that it is let go of by taking it away.
  const left = anchors.toSorted((one, other) => other.position - one.position);
  const beyond = left[0]?.position ?? 0;
  const differing: AuditFault[] = [];
  let anchored = 0;
  const pass: KeptBeside["pass"] = ({ position, head }, faults) => {
    const isUnknown = (place: number): boolean =>
      faults.some((fault) => "upTo" in fault && fault.position <= place && place <= fault.upTo);
    for (let next = left.at(-1); next !== undefined && next.position <= position; next = left.at(-1)) {
      left.pop();
      if (next.position === position && head?.equals(next.head) === true) anchored = position;
      else if (!isUnknown(next.position))
        differing.push({ kind: "not_as_anchored", position: next.position });
    }
  };
  return {
    pass,
    skip(position, upTo, faults) {
      pass({ position: position - 1, head: null }, faults);
      while ((left.at(-1)?.position ?? upTo) < upTo) left.pop();
    },
    anchored: () => anchored,
    faults: (sealed) => [
      ...differing,
      ...(beyond > sealed ? [{ kind: "truncated" as const, position: sealed, upTo: beyond }] : []),
    ],
  };
}
