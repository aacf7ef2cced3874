import { expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { CASE_FOLDERS, checkConsoleRooms } from "./console-rooms.ts";

const importing = (path: string, ...lines: readonly string[]) =>
  checkConsoleRooms(imagined({ [`apps/console/src/${path}`]: `${lines.join("\n")}\n` }));

it.each([
  ["case/panel.tsx", 'import { sharing } from "../share/sharing.ts";'],
  ["case/panel.tsx", 'import "../share/share-texts.ts";'],
  ["case/panel.tsx", 'const later = async () => import("../share/later.ts");'],
  ["case/deep/er.ts", 'export { words } from "../../share/words.ts";'],
  ["share/form.tsx", 'import { FaultLine } from "../inquiry/fault-line.tsx";'],
  ["inquiry/list.tsx", 'import type { Legal } from "../legal/legal.ts";'],
  ["deeds/section.tsx", 'import { Demands } from "../demands/demands.tsx";'],
])("%s may not have: %s", (path, line) => {
  expect(importing(path, line)).toHaveLength(1);
});

it.each([
  ["share/form.tsx", 'import { partsOf } from "../case/case-shown.ts";'],
  ["case/panel.tsx", 'import { useStore } from "../store/store.ts";'],
  ["case/panel.tsx", 'import { caseRow } from "./case-at.ts";'],
  ["case/panel.test.tsx", 'import { sharing } from "../share/sharing.ts";'],
  ["contact/pane.tsx", 'import { sharing } from "../share/sharing.ts";'],
])("%s may have: %s", (path, line) => {
  expect(importing(path, line)).toEqual([]);
});

it("tells each folder once of each that it may not know", () => {
  const line = 'import { sharing } from "../share/sharing.ts";';
  expect(importing("case/panel.tsx", line, line, 'import "../legal/legal.ts";')).toHaveLength(2);
});

it("lets no two folders know each other, nor any come back to itself", () => {
  const reached = (from: string): readonly string[] =>
    (CASE_FOLDERS[from] ?? []).flatMap((next) => [next, ...reached(next)]);
  for (const folder of Object.keys(CASE_FOLDERS)) expect(reached(folder)).not.toContain(folder);
});
