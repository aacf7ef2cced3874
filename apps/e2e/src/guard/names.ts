import type { Page } from "playwright-core";

/** One thing that can be acted on, as it is told to whoever does not see it. */
interface Named {
  readonly region: string;
  readonly role: string;
  readonly name: string;
}

const ACTED_ON = setOf(
  "button link textbox searchbox checkbox radio switch combobox slider spinbutton tab row",
  "menuitem menuitemradio menuitemcheckbox option",
);
/** What people move between, and where a name has to be told from its neighbours'. */
const REGIONS = setOf(
  "banner navigation main complementary contentinfo region form search",
  "dialog alertdialog menu listbox grid article group radiogroup toolbar",
);
/** Stands at both ends of whatever pops up, seen by nobody, and does the same at either: it ends it. */
const AT_BOTH_ENDS = "button “Dismiss”";
const LINE = /^(?<indent> *)- (?:'(?<quoted>.*)'|(?<plain>.*?)):?$/;
const HEAD = /^(?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)")?/;

/** Everything that can be acted on in an aria snapshot, with the region that it stands in. */
export function actedOn(snapshot: string): readonly Named[] {
  const open: { readonly indent: number; readonly region: string }[] = [];
  const found: Named[] = [];
  for (const line of snapshot.split("\n")) {
    const { indent = "", quoted, plain } = LINE.exec(line)?.groups ?? {};
    const { role = "", name = "" } = HEAD.exec(quoted?.replaceAll("''", "'") ?? plain ?? "")?.groups ?? {};
    while ((open.at(-1)?.indent ?? -1) >= indent.length) open.pop();
    const region = open.map((each) => each.region).join(" > ");
    if (ACTED_ON.has(role)) found.push({ region, role, name });
    if (REGIONS.has(role)) open.push({ indent: indent.length, region: `${role} ${name}`.trim() });
  }
  return found;
}

/** What on this screen can be acted on and has no name, or the name of another of its kind in the same region. */
export async function confusing(page: Page, screen: string): Promise<readonly string[]> {
  const all = actedOn(await page.locator("body").ariaSnapshot());
  const keys = all.map(({ region, role, name }) => `${region}: ${role} “${name}”`);
  return [
    ...all.flatMap(({ name }, nth) => (name === "" ? [`${screen}: no name: ${String(keys[nth])}`] : [])),
    ...keys
      .filter((key, nth) => keys.indexOf(key) !== nth && !key.endsWith(AT_BOTH_ENDS))
      .map((key) => `${screen}: more than one: ${key}`),
  ];
}

function setOf(...roles: readonly string[]): ReadonlySet<string> {
  return new Set(roles.flatMap((each) => each.split(" ")));
}
