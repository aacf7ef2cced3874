import type { Complaint, Workspace } from "./workspace.ts";
import { isTest } from "./workspace.ts";

/** Tests, and the suites that are exported for others to run; not the tests of this check, which invent citations. */
const citesRules = (path: string): boolean =>
  (isTest(path) || /\/src\/conformance\/.*\.ts$/.test(path)) &&
  !path.startsWith("packages/tooling/src/checks/");

/** Every rule of every SPEC.md is cited by a test, every rule a test cites exists, and no id means two things. */
export function checkRuleIds({ files, read }: Workspace): readonly Complaint[] {
  const homes = new Map<string, string>();
  const complaints: Complaint[] = [];
  for (const path of files.filter((file) => file.endsWith("/SPEC.md"))) {
    for (const id of definedIn(read(path))) {
      const other = homes.get(id);
      if (other !== undefined) complaints.push(`${path}: ${id} is also a rule of ${other}`);
      homes.set(id, path);
    }
  }
  const prefixes = new Set([...homes.keys()].map((id) => id.replace(/\d+$/, "")));
  const cited = new Set<string>();
  for (const path of files.filter(citesRules)) {
    for (const id of citedIn(read(path))) {
      cited.add(id);
      const known = homes.has(id) || !prefixes.has(id.replace(/\d+$/, ""));
      if (!known) complaints.push(`${path}: cites ${id}, which is no rule`);
    }
  }
  for (const [id, path] of homes) {
    if (!cited.has(id)) complaints.push(`${path}: no test cites ${id}`);
  }
  return complaints;
}

/** The rules that a SPEC.md lays down: `**Q1** …` at the head of a line or of its first table cell. */
export function definedIn(spec: string): readonly string[] {
  return [...spec.matchAll(/^[-*|\s]*\*\*([A-Z]{1,3}\d{1,3})[.:]?\*\*/gm)].map((match) => match[1] ?? "");
}

/** The rules that a test says it shows: `[Q1]`, `[Q1, Q2]`, or an id handed to a suite as a string of its own. */
export function citedIn(source: string): readonly string[] {
  const inBrackets = source.matchAll(/\[((?:[A-Z]{1,3}\d{1,3})(?:[, ]+[A-Z]{1,3}\d{1,3})*)\]/g);
  const alone = source.matchAll(/"([A-Z]{1,3}\d{1,3})"/g);
  return [...inBrackets, ...alone].flatMap((match) => (match[1] ?? "").split(/[, ]+/));
}
