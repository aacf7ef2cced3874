import { posix } from "node:path";
import type { Complaint, Workspace } from "./workspace.ts";
import { isSource } from "./workspace.ts";

const SOURCES = "apps/console/src/";

/**
 * Which folders of the console that stand around cases know which others of these: the record knows nothing of sharing, which stands
 * on it, and only the two folders that put screens together know all. What they know of the rest of the console is their own affair.
 */
export const CASE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  case: [],
  deeds: [],
  share: ["case", "deeds"],
  inquiry: ["share", "deeds"],
  recipients: ["share", "deeds"],
  breach: ["deeds"],
  legal: ["inquiry", "case", "deeds"],
  "safety-plan": ["case"],
  "case-pane": ["case", "share", "safety-plan"],
  demands: ["breach", "case", "inquiry", "legal", "recipients", "share"],
};

const IMPORTED = /(?:\bfrom |\bimport |\bimport\()"(\.[^"]+)"/g;

/** The folders around cases know each other in one direction. What tests draw together is theirs to choose. */
export function checkConsoleRooms({ files, read }: Workspace): readonly Complaint[] {
  return files
    .filter((path) => path.startsWith(SOURCES) && isSource(path) && !/\.(?:test|fixture)\.tsx?$/.test(path))
    .flatMap((path) => {
      const folder = folderOf(path);
      const allowed = CASE_FOLDERS[folder];
      if (allowed === undefined) return [];
      const known = [...read(path).matchAll(IMPORTED)].map(([, from = ""]) =>
        folderOf(posix.join(posix.dirname(path), from)),
      );
      return [...new Set(known)]
        .filter((other) => other !== folder && other in CASE_FOLDERS && !allowed.includes(other))
        .map((other) => `${path}: ${folder} may not know ${other}`);
    });
}

const folderOf = (path: string): string => path.slice(SOURCES.length).split("/")[0] ?? "";
