import type { Complaint, Workspace } from "./workspace.ts";
import { isSource, isTest, needsOf } from "./workspace.ts";

/** The first cell of every row under one heading of a document, without its code marks. */
export function rowsUnder(markdown: string, heading: string): readonly string[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#{1,2} /.test(line));
  return rest
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => /^\| *`/.test(line))
    .flatMap((line) => (line.split("|")[1] ?? "").split(","))
    .map((cell) => cell.replaceAll("`", "").trim());
}

/** The README's table of environment variables holds exactly those that the sources read. */
export function checkEnvironmentTable(workspace: Workspace): readonly Complaint[] {
  const table = rowsUnder(workspace.read("README.md"), "Environment");
  const written = table.filter((name) => !name.includes("<"));
  const read = new Set(
    workspace.files
      .filter(
        (path) =>
          isSource(path) && !isTest(path) && !path.includes("/testing/") && !path.startsWith("apps/e2e/"),
      )
      .filter((path) => !path.startsWith("packages/tooling/src/checks/"))
      .flatMap((path) => variablesIn(workspace.read(path), path.startsWith("apps/gateway/src/env/"))),
  );
  return [
    ...[...read].filter((name) => !written.includes(name)).map((name) => `README.md: ${name} has no row`),
    ...written
      .filter((name) => !read.has(name))
      .map((name) => `README.md: nothing reads ${name}, which has a row`),
  ];
}

/** Names of the system or of other programs, which are not settings of ours. */
const FOREIGN = new Set(["PATH", "HOME", "CI", "LC_ALL", "TZ", "VITEST"]);

/** The environment variables a source reads; in the file that declares them, the names of its table, too. */
export function variablesIn(text: string, declares: boolean): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = [
    ...code.matchAll(/\bHOLDFAST_[A-Z0-9_]*[A-Z0-9]\b/g),
    ...code.matchAll(/\benv(?:ironment)?(?:\.|\[")([A-Z][A-Z0-9_]+)/g),
    ...(declares ? code.matchAll(/\bname: "([A-Z][A-Z0-9_]+)"/g) : []),
  ].map((match) => match[1] ?? match[0]);
  return [...new Set(found)].filter((name) => !FOREIGN.has(name));
}

/** The README gives the reason for every outside package that a room depends on, and for no other. */
export function checkDependencyTable(workspace: Workspace): readonly Complaint[] {
  const table = rowsUnder(workspace.read("README.md"), "Dependencies");
  const families = table.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
  const covers = (need: string): boolean =>
    table.includes(need) || families.some((family) => need.startsWith(family));
  const manifests = [workspace.rootManifest, ...workspace.rooms.map((room) => room.manifest)];
  const needs = [...new Set(manifests.flatMap(needsOf))].filter((name) => !name.startsWith("@holdfast/"));
  const used = (name: string): boolean =>
    name.endsWith("*") ? needs.some((need) => need.startsWith(name.slice(0, -1))) : needs.includes(name);
  return [
    ...needs.filter((need) => !covers(need)).map((need) => `README.md: ${need} has no row with its reason`),
    ...table.filter((name) => !used(name)).map((name) => `README.md: no package depends on ${name}`),
  ];
}

/** The README's table of packages holds every room. */
export function checkPackageTable(workspace: Workspace): readonly Complaint[] {
  const readme = workspace.read("README.md");
  return workspace.rooms
    .filter(
      (room) => !readme.includes(`](${room.folder}/README.md)`) && !readme.includes(`](${room.folder})`),
    )
    .map((room) => `README.md: ${room.folder} is not in the table of packages`);
}
