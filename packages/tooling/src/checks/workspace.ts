import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The parts of a package.json that checks read. */
export interface Manifest {
  name?: string;
  private?: boolean;
  type?: string;
  license?: string;
  description?: string;
  exports?: Record<string, string>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** One package of the workspace, with its files named from the root of the repository. */
export interface Room {
  folder: string;
  manifest: Manifest;
  files: readonly string[];
}

/** The repository as checks see it: what is written in it, nothing that was installed or made. */
export interface Workspace {
  rooms: readonly Room[];
  files: readonly string[];
  rootManifest: Manifest;
  read: (path: string) => string;
  has: (path: string) => boolean;
}

/** What somebody should change, as `file: what is wrong`. No complaint means that the check passes. */
export type Complaint = string;

/** A question about the repository that needs nothing but its files. */
export type RepositoryCheck = (workspace: Workspace) => readonly Complaint[];

const MADE = new Set([
  "node_modules",
  "dist",
  ".turbo",
  ".git",
  "data",
  "coverage",
  "generated",
  "screenshots",
]);

/** Reads the workspace at `root`. */
export function openWorkspace(root: string): Workspace {
  return workspaceOf(
    walk(root, "").toSorted(),
    (path) => readFileSync(join(root, path), "utf8"),
    (path) => existsSync(join(root, path)),
  );
}

/** A workspace over any set of files: of a disk, or imagined for a test. */
export function workspaceOf(
  files: readonly string[],
  read: (path: string) => string,
  has: (path: string) => boolean,
): Workspace {
  const manifestAt = (path: string): Manifest => JSON.parse(read(path)) as Manifest;
  const rooms = files
    .filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const folder = path.slice(0, -"/package.json".length);
      return {
        folder,
        manifest: manifestAt(path),
        files: files.filter((file) => file.startsWith(`${folder}/`)),
      };
    });
  return { rooms, files, rootManifest: manifestAt("package.json"), read, has };
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (MADE.has(entry.name)) return [];
    if (entry.isDirectory()) return walk(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Whether a file is one of our sources in TypeScript. */
export const isSource = (path: string): boolean => /\.tsx?$/.test(path);

/** Whether a file only serves tests. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Every outside package a room names, with the kind of its need. */
export function needsOf(manifest: Manifest): readonly string[] {
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  });
}
