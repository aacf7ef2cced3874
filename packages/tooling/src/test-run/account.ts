import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** The parts of a test file that are told of. */
export interface ToldModule {
  readonly moduleId: string;
  readonly project: { readonly name: string };
  readonly errors: () => readonly { readonly message: string }[];
  /** In milliseconds. */
  readonly diagnostic: () => { readonly duration: number };
  readonly children: {
    readonly allTests: () => Iterable<{
      readonly fullName: string;
      readonly result: () => {
        readonly state: string;
        readonly errors?: readonly { readonly message: string }[] | undefined;
      };
    }>;
  };
}

/** How many files are named as slow. */
const SLOWEST = 12;
/** So many characters of what failed are enough to find it again. */
const SAID = 200;

/**
 * What a run of hours leaves to be read at its end, in lines: how long the files of each project took together, which took
 * longest, and everything that failed with the first line of why.
 */
export function account(modules: readonly ToldModule[], root: string): readonly string[] {
  const took = modules.map((module) => ({
    name: relative(root, module.moduleId),
    module,
    ms: module.diagnostic().duration,
  }));
  const projects = Map.groupBy(took, ({ module }) => module.project.name);
  const together = [...projects].map(
    ([project, files]) =>
      `${project} ${seconds(files.reduce((sum, { ms }) => sum + ms, 0))} in ${files.length}`,
  );
  const slowest = took.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
  return [
    `files took ${together.join(", ")}`,
    ...slowest.map(({ name, ms }) => `slow: ${name} ${seconds(ms)}`),
    ...took.flatMap(({ name, module }) => failures(name, module)),
  ];
}

function failures(name: string, module: ToldModule): readonly string[] {
  const ofFile = module.errors().map((error) => `failed: ${name}: ${firstLine([error])}`);
  const ofTests = [...module.children.allTests()].flatMap((test) => {
    const { state, errors } = test.result();
    return state === "passed" || state === "skipped"
      ? []
      : [
          `failed: ${name} > ${test.fullName}: ${state === "pending" ? "never ended" : firstLine(errors ?? [])}`,
        ];
  });
  return [...ofFile, ...ofTests];
}

function firstLine([first]: readonly { readonly message: string }[]): string {
  return (first?.message ?? "").split("\n", 1)[0]?.slice(0, SAID) ?? "";
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

/** What tells the account of a run; `cutOff` tells it of the files that ended so far, when there will be no end. */
export interface AccountReporter extends Reporter {
  readonly cutOff: () => void;
}

/** A Vitest reporter that only tells the account. */
export function accountReporter(root: string, say: (line: string) => void): AccountReporter {
  const ended: ToldModule[] = [];
  const tell = (modules: readonly ToldModule[]): void => account(modules, root).forEach((line) => say(line));
  return {
    onTestModuleEnd: (module: ToldModule) => void ended.push(module),
    onTestRunEnd: (modules: readonly TestModule[]) => tell(modules),
    cutOff: () => tell(ended),
  };
}
