import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take long, by their last names, longest first, as the account of a whole run says it. A run that starts where none
 * was before knows only how large files are, and the longest are small: one that begins last stands alone at the end.
 */
const SLOW: readonly string[] = [
  "e2e/src/every-screen",
  "e2e/src/hotel-room",
  "e2e/src/what-leaves",
  "reach/any-order",
  "e2e/src/every-mail-screen",
  "e2e/src/keyboard-walk",
  "e2e/src/lab-voice-calls",
  "gateway/src/main",
  "outbox/kill-rounds",
  "e2e/src/every-reach-state",
  "e2e/src/mails",
  "e2e/src/outage",
  "e2e/src/writing-texts",
  "e2e/src/whole-life",
  "rows/console-shift",
  "e2e/src/unreadable-mail",
  "embedded/embedded",
  "e2e/src/purpose",
  "e2e/src/keepers-narrow",
  "embedded/revival",
  "doctor/doctor",
];

/** Where a file comes among those that take long; after all of them when it is none. */
export function slownessOf(file: string): number {
  const place = SLOW.findIndex((name) => file.endsWith(`/${name}.test.ts`));
  return place === -1 ? SLOW.length : place;
}

/** Begins with the files that take long; the order of the groups stays. A class, because Vitest asks for one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's, and no list's
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (one, other) => groupOf(one) - groupOf(other) || slownessOf(one.moduleId) - slownessOf(other.moduleId),
    );
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}
