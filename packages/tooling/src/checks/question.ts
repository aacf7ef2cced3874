import { join } from "node:path";
import { runHeard } from "../run-program.ts";
import type { RepositoryCheck, Workspace } from "./workspace.ts";

/** What a question came to; `words` is shown only when it failed. */
export interface Outcome {
  passed: boolean;
  words: string;
}

/** One named question about the repository. */
export interface Question {
  name: string;
  ask: () => Promise<Outcome>;
}

/** A question that another program answers by its exit code. */
export function program(name: string, command: readonly [string, ...string[]], folder: string): Question {
  const [file, ...parameters] = command;
  return {
    name,
    ask: async () => {
      const { code, words } = await runHeard(file, parameters, folder);
      const ended = code === 127 ? `${file} is not installed` : `${command.join(" ")} ended with ${code}`;
      return { passed: code === 0, words: `${words.trimEnd()}\n${ended}` };
    },
  };
}

/** Whether what each room prints and commits (its script `print`) is what it would print today. */
export function printedFiles({ rooms }: Workspace, root: string): readonly Question[] {
  return rooms.flatMap(({ folder, manifest }) => {
    const [file, ...parameters] = (manifest.scripts?.["print"] ?? "").split(" ");
    if (!file) return [];
    return [program(`printed files of ${folder}`, [file, ...parameters, "--check"], join(root, folder))];
  });
}

/** A question that our own check answers by its complaints. */
export function repository(name: string, check: RepositoryCheck, workspace: () => Workspace): Question {
  return {
    name,
    ask: async () => {
      const complaints = check(workspace());
      return { passed: complaints.length === 0, words: complaints.join("\n") };
    },
  };
}

/**
 * Asks every question in order, also after one has failed, and says how each went. A check that breaks has failed.
 *
 * @returns the names of the questions that failed.
 */
export async function askAll(
  questions: readonly Question[],
  say: (words: string) => void,
  clock: () => number,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, ask } of questions) {
    const begun = clock();
    const outcome = await ask().catch((error: unknown) => ({ passed: false, words: String(error) }));
    const seconds = ((clock() - begun) / 1_000).toFixed(1);
    say(`${outcome.passed ? "ok    " : "FAILED"}  ${name} (${seconds} s)`);
    if (outcome.passed) continue;
    failed.push(name);
    say(outcome.words.trimEnd().replace(/^/gm, "        "));
  }
  return failed;
}
