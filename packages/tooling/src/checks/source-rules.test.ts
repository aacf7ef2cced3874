import { expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { checkSources, offences } from "./source-rules.ts";

it.each([
  "// @ts-ignore",
  "// @ts-nocheck",
  "// @ts-expect-error",
  "// @ts-expect-error: because",
  "// oxlint-disable-next-line no-console",
  "/* eslint-disable */",
  '<p aria-live="polite">',
  '<p role="status">',
  "it.only('this one', () => {});",
  "await prisma.$queryRawUnsafe(`select '${name}'`);",
  "await prisma.$executeRawUnsafe(words);",
  'import { exec } from "node:child_process";',
  'import { execSync, spawn } from "node:child_process";',
  "spawn(words, { shell: true });",
])("complains about `%s`, with its line", (line) => {
  expect(offences("apps/console/src/row.tsx", `const a = 1;\n${line}\n`)).toEqual([
    expect.stringMatching(/^apps\/console\/src\/row\.tsx:2: /),
  ]);
});

it.each([
  "// @ts-expect-error: the library's types forget the second overload",
  "// oxlint-disable-next-line no-console -- the command speaks to its terminal",
  "const status = role;",
  "await prisma.$queryRaw`select ${name}`;",
  'import { execFile, spawn } from "node:child_process";',
])("lets `%s` pass", (line) => {
  expect(offences("apps/console/src/row.tsx", line)).toEqual([]);
});

it("lets the announce module hold the live region, and tests look for it", () => {
  const region = '<div aria-live="assertive" />';
  expect(offences("apps/console/src/announce/announcer.tsx", region)).toEqual([]);
  expect(offences("apps/console/src/queue/row.test.tsx", region)).toEqual([]);
  // A public page is a document of its own, without an announcer.
  expect(offences("packages/channel-webform/src/pages/layout.ts", region)).toEqual([]);
});

it("reads every source and nothing else", () => {
  const bad = "// @ts-ignore";
  const complaints = checkSources(imagined({ "packages/a/src/b.ts": bad, "packages/a/notes.md": bad }));
  expect(complaints).toHaveLength(1);
});

it("takes a comment above for the reason, but not any line above", () => {
  const disabled = "{/* oxlint-disable-next-line jsx-a11y/no-autofocus */}";
  expect(offences("packages/ui/src/a.tsx", `{/* The answer begins here. */}\n${disabled}`)).toEqual([]);
  expect(offences("packages/ui/src/a.tsx", `const the = "answer begins here";\n${disabled}`)).toHaveLength(1);
});
