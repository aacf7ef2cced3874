import type { Reporter, TestModule } from "vitest/node";

/** What a run came to. `failed` counts what never got as far as a test, too. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** How many were skipped in which project: what could not be shown here, by name. */
  skippedIn: Readonly<Record<string, number>>;
}

/** A run that never came to its tests. */
export const NOTHING_RAN: Tally = { passed: 0, failed: 1, skipped: 0, skippedIn: {} };

/** The parts of a test file that are counted. */
export interface CountedModule {
  errors: () => readonly unknown[];
  project: { name: string };
  children: { allTests: () => Iterable<{ result: () => { state: string } }> };
}

/**
 * Counts a finished run. A file that did not load, a hook that broke and an error nobody caught each count as one
 * failure, so that "0 failed" can only mean that everything ran.
 */
export function tally(modules: readonly CountedModule[], unhandled: readonly unknown[]): Tally {
  const counts: Tally = { passed: 0, failed: unhandled.length, skipped: 0, skippedIn: {} };
  const skippedIn: Record<string, number> = {};
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") counts.passed += 1;
      else if (state === "skipped") {
        counts.skipped += 1;
        skippedIn[module.project.name] = (skippedIn[module.project.name] ?? 0) + 1;
      }
      // "pending" after the end was cut off: it did not pass.
      else counts.failed += 1;
    }
  }
  return { ...counts, skippedIn };
}

/** The plain last line of a run; what was skipped is said by its project's name, never in silence. */
export function closingLine({ passed, failed, skipped, skippedIn }: Tally): string {
  const names = Object.entries(skippedIn).map(([name, count]) => `${name}: ${count}`);
  const where = names.length > 0 ? ` (${names.join(", ")})` : "";
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped${where}` : ""}`;
}

/** Whether the run may be called green: something ran, and nothing failed. */
export function isGreen({ passed, failed }: Pick<Tally, "passed" | "failed">): boolean {
  return failed === 0 && passed > 0;
}

/** What counts a run; `soFar` is what it would come to if it ended now. */
export interface TallyReporter extends Reporter {
  readonly soFar: () => Tally;
}

/** A Vitest reporter that only counts. */
export function tallyReporter(done: (counts: Tally) => void): TallyReporter {
  const ended: CountedModule[] = [];
  return {
    onTestModuleEnd: (module: CountedModule) => void ended.push(module),
    onTestRunEnd: (modules: readonly TestModule[], unhandled: readonly unknown[]) =>
      done(tally(modules, unhandled)),
    soFar: () => tally(ended, []),
  };
}

/** What a run came to that was cut off: the files that ended, and one failure for all that did not. */
export function cutOff(soFar: Tally): Tally {
  return { ...soFar, failed: soFar.failed + 1 };
}
