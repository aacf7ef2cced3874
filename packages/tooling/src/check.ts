import { fileURLToPath } from "node:url";
import { askAll, printedFiles, program, repository, type Question } from "./checks/question.ts";
import { REPOSITORY_CHECKS } from "./checks/repository-checks.ts";
import { openWorkspace, type Workspace } from "./checks/workspace.ts";

/** `pnpm check [name…]`: named questions about the repository, all of them asked, each with its answer. */
const root = fileURLToPath(new URL("../../..", import.meta.url));

let opened: Workspace | undefined;
const workspace = (): Workspace => (opened ??= openWorkspace(root));

const questions: readonly Question[] = [
  program("lint", ["oxlint"], root),
  program("format", ["oxfmt", "--check"], root),
  program("types", ["turbo", "run", "typecheck", "--continue", "--output-logs=errors-only"], root),
  program("boundaries", ["turbo", "boundaries"], root),
  program("unused code", ["knip", "--no-progress", "--treat-config-hints-as-errors"], root),
  program("version skew", ["sherif"], root),
  program("wordings", ["node", "packages/outside-wordings/src/check.ts"], root),
  ...printedFiles(workspace(), root),
  ...Object.entries(REPOSITORY_CHECKS).map(([name, check]) => repository(name, check, workspace)),
];

const wanted = process.argv.slice(2);
// A name that is misspelt is told: what was not asked would pass for answered.
const unknown = wanted.filter((one) => !questions.some(({ name }) => name === one));
const asked = wanted.length === 0 ? questions : questions.filter(({ name }) => wanted.includes(name));
const failed = await askAll(asked, (words) => console.log(words), performance.now.bind(performance));
if (unknown.length > 0)
  console.error(
    `no such question: ${unknown.join(", ")}; there are: ${questions.map((q) => q.name).join(", ")}`,
  );
else console.log(failed.length === 0 ? "check: all is well" : `check: ${failed.join(", ")} failed`);
process.exitCode = failed.length > 0 || unknown.length > 0 ? 1 : 0;
