import { basename, posix } from "node:path";
import type { Complaint, Room, Workspace } from "./workspace.ts";
import { isSource, isTest } from "./workspace.ts";

/** A package is its sources: no build, so nothing else may be exported. `print`ed files are reviewed like sources. */
const EXPORTABLE = /^\.\/(src\/[\w./-]+\.(ts|tsx|css)|[\w-]+\.graphql)$/;

/** Names that say nothing about what a file holds. */
const EMPTY_NAMES = new Set(["utils", "util", "helpers", "helper", "common", "types", "misc"]);

/** Names that tools demand. */
const TOOL_NAMES = /^(vite|vitest|lingui|prisma)\.config\.ts$|^channels\.config\.ts$|\.d\.ts$/;

/** Every package has the one shape, so that whoever knows one finds their way in all of them. */
export function checkPackageShape(workspace: Workspace): readonly Complaint[] {
  return workspace.rooms.flatMap((room) => [
    ...manifestComplaints(workspace, room),
    ...fileComplaints(workspace, room),
    ...nameComplaints(room),
  ]);
}

function manifestComplaints(workspace: Workspace, { folder, manifest }: Room): Complaint[] {
  const at = `${folder}/package.json`;
  const expected: readonly [boolean, string][] = [
    [manifest.name === `@holdfast/${basename(folder)}`, `the name is @holdfast/${basename(folder)}`],
    [manifest.private === true, "private is true"],
    [manifest.type === "module", "type is module"],
    [manifest.license === workspace.rootManifest.license, `license is ${workspace.rootManifest.license}`],
    [(manifest.description ?? "").endsWith("."), "the description is a sentence"],
    [manifest.scripts?.["typecheck"] === "tsc -p .", "the script typecheck is `tsc -p .`"],
  ];
  const wrongExports = Object.entries(manifest.exports ?? {}).flatMap(([name, target]) => {
    if (!EXPORTABLE.test(target) || isTest(target)) return [`${at}: ${name} exports ${target}, not a source`];
    return workspace.has(posix.join(folder, target))
      ? []
      : [`${at}: ${name} exports ${target}, which is not there`];
  });
  return [...expected.filter(([holds]) => !holds).map(([, rule]) => `${at}: ${rule}`), ...wrongExports];
}

function fileComplaints(workspace: Workspace, { folder, files }: Room): Complaint[] {
  const missing = ["README.md", "turbo.json", "tsconfig.json"].filter(
    (name) => !files.includes(`${folder}/${name}`),
  );
  const complaints = missing.map((name) => `${folder}: has no ${name}`);
  if (!files.some(isTest)) complaints.push(`${folder}: has no test`);
  if (!missing.includes("turbo.json") && !/"tags":\s*\[\s*"/.test(workspace.read(`${folder}/turbo.json`)))
    complaints.push(`${folder}/turbo.json: names no tag, so the import guard passes it by`);
  if (
    !missing.includes("tsconfig.json") &&
    !/"extends":\s*"\.\.\/\.\.\/tsconfig\.base\.json"/.test(workspace.read(`${folder}/tsconfig.json`))
  )
    complaints.push(`${folder}/tsconfig.json: does not extend the base`);
  return complaints;
}

function nameComplaints({ files }: Room): Complaint[] {
  return files.filter(isSource).flatMap((path) => {
    const name = basename(path);
    if (TOOL_NAMES.test(name)) return [];
    const stem = name.replace(/(\.test|\.fixture|\.browser|\.worker)?\.tsx?$/, "");
    if (EMPTY_NAMES.has(stem)) return [`${path}: name the file for what it holds`];
    return /^[a-z0-9$_-]+$/.test(stem) ? [] : [`${path}: file names are kebab-case`];
  });
}
