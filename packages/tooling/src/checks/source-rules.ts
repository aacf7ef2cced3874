import type { Complaint, Workspace } from "./workspace.ts";
import { isSource } from "./workspace.ts";

interface SourceRule {
  /** Finds what is not allowed. */
  pattern: RegExp;
  /** What the person who meets it should do. */
  words: string;
  /** Files that the rule is about; all when left out. */
  only?: RegExp;
  /** Files that may. */
  except?: RegExp;
  /** Whether a comment on the line before answers for it. */
  explained?: boolean;
}

// Put together from parts, so that this file is not its own first offender.
const at = "@ts-";
const disable = "lint-disable";

const RULES: readonly SourceRule[] = [
  { pattern: new RegExp(`${at}(ignore|nocheck)`), words: "say what is expected with expect-error, and why" },
  { pattern: new RegExp(`${at}expect-error(?!: \\S+ \\S+)`), words: "give the reason after a colon" },
  {
    pattern: new RegExp(`(ox|es)${disable}(?!.* -- \\S+ \\S+)`),
    words: "give the reason, after ` -- ` or in a comment above",
    explained: true,
  },
  {
    pattern: /aria-live|role="(status|alert|log)"/,
    words: "speak through the announce module: a second live region talks over the first",
    only: /^(apps\/console|packages\/ui)\//,
    except: /announce|\.test\.tsx?$/,
  },
  {
    pattern: new RegExp(String.raw`\$(query|execute)Raw` + "Unsafe"),
    words: "give values as parameters: a statement made of strings is anybody's to finish",
    except: /\.test\.tsx?$/,
  },
  {
    pattern: /import \{[^}]*\bexec(Sync)?\b[^}]*\} from "node:child_process"|\bshell: true/,
    words: "start programs by their name and parameters: a shell reads words of others as its own",
  },
  { pattern: /\bdebugger\b;/, words: "take the breakpoint out" },
  { pattern: /\b(it|test|describe)\.only\(/, words: "run all of them" },
];

/** Sources keep the rules that no linter knows. */
export function checkSources({ files, read }: Workspace): readonly Complaint[] {
  return files
    .filter(isSource)
    .filter((path) => !path.startsWith("packages/tooling/src/checks/"))
    .flatMap((path) => offences(path, read(path)));
}

/** What one file does against the rules, with the line it does it in. */
export function offences(path: string, text: string): readonly Complaint[] {
  const rules = RULES.filter(({ only, except }) => (only?.test(path) ?? true) && !except?.test(path));
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    rules
      .filter((rule) => rule.pattern.test(line) && !(rule.explained && isComment(lines[index - 1] ?? "")))
      .map((rule) => `${path}:${index + 1}: ${rule.words}`),
  );
}

/** Whether a line is a comment of some words. */
function isComment(line: string): boolean {
  return /^\s*(\/\/|\{?\/\*|\*) .*\w+ \w+ \w+/.test(line);
}
