import { ASVS_LINES } from "./asvs-lines.ts";
import { citedIn } from "./rule-ids.ts";
import { isSource, isTest, type Complaint, type Workspace } from "./workspace.ts";

const CHECKLIST = "ASVS.md";
const STATES = new Set(["met", "not applicable", "not met"]);
/** Shorter than this says nothing. */
const REASON_LENGTH_MIN = 20;

/** One line of the checklist, as its table has it. */
export interface AsvsRow {
  readonly id: string;
  readonly level: string;
  readonly asks: string;
  readonly state: string;
  /** What holds it, or why it is not so. */
  readonly because: string;
}

/** Each line of ASVS stands in the checklist once, says how it stands, and why; what is met names where that is shown. */
export function checkAsvs(workspace: Workspace): readonly Complaint[] {
  if (!workspace.has(CHECKLIST)) return [`${CHECKLIST}: is not there`];
  const rows = rowsIn(workspace.read(CHECKLIST));
  const levels = new Map(([1, 2] as const).flatMap((level) => ASVS_LINES[level].map((id) => [id, level])));
  const said = new Set<string>();
  const complaints: string[] = [];
  for (const row of rows) {
    if (said.has(row.id)) complaints.push(`${row.id} stands there twice`);
    said.add(row.id);
    if (!levels.has(row.id)) complaints.push(`${row.id} is no line of level 1 or 2`);
    else if (row.level !== String(levels.get(row.id)))
      complaints.push(`${row.id} is of level ${levels.get(row.id)}`);
    if (row.asks === "") complaints.push(`${row.id} does not say what is asked`);
    complaints.push(...wrongWith(row, workspace).map((words) => `${row.id} ${words}`));
  }
  for (const id of levels.keys()) if (!said.has(id)) complaints.push(`${id} is missing`);
  return complaints.map((words) => `${CHECKLIST}: ${words}`);
}

/** The lines of a checklist: of every table, the rows that begin with an id. */
export function rowsIn(text: string): readonly AsvsRow[] {
  return [...text.matchAll(/^\| *(\d+\.\d+\.\d+) *\|(.*)\|$/gm)].map(([, id = "", rest = ""]) => {
    const [level = "", asks = "", state = "", because = ""] = rest.split("|").map((cell) => cell.trim());
    return { id, level, asks, state, because };
  });
}

function wrongWith({ state, because }: AsvsRow, workspace: Workspace): readonly string[] {
  if (!STATES.has(state)) return [`is neither met, not applicable nor not met: ${state}`];
  if (state !== "met") return because.length < REASON_LENGTH_MIN ? [`is ${state} without a reason`] : [];
  // A file in backticks, and behind it what shows it there: rule ids in brackets, or words of it in quotes.
  const [, ...named] = because.split(/`([^`]+)`/);
  const shown = named.flatMap((path, at) => (at % 2 === 0 ? [{ path, by: named[at + 1] ?? "" }] : []));
  if (shown.length === 0) return ["is met and names no file"];
  return shown.flatMap(({ path, by }) => notShown(path, by, workspace));
}

function notShown(path: string, by: string, { files, read }: Workspace): readonly string[] {
  if (!files.includes(path)) return [`names ${path}, which is not there`];
  if (isSource(path) && !isTest(path) && !path.includes("/src/conformance/"))
    return [`is shown by ${path}, which is no test`];
  const text = read(path);
  const rules = citedIn(by);
  const words = [...by.matchAll(/"([^"]+)"/g)].map(([, quoted = ""]) => quoted);
  if (rules.length + words.length === 0) return [`says nothing that ${path} shows it by`];
  const there = new Set(citedIn(text));
  return [
    ...rules
      .filter((rule) => !there.has(rule))
      .map((rule) => `is shown by ${rule}, which ${path} does not cite`),
    ...words
      .filter((each) => !text.includes(each))
      .map((each) => `quotes "${each}", which ${path} does not have`),
  ];
}
