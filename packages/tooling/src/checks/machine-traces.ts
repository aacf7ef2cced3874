import type { Complaint, Workspace } from "./workspace.ts";

/** Files whose content is not ours to choose. */
const NOT_OURS = /^pnpm-lock\.yaml$|\.(png|jpg|ico|woff2|wav|webp)$/;

const HOMES = ["home", "Users", "root", "work"].join("|");
/** A path that exists on one machine only; `/root` alone is a word, `/root/something` is a place. */
const PLACE = new RegExp(`(?<![\\w.:/-])/(${HOMES})/[a-z][\\w.-]*/`);
const TEMPORARY = new RegExp(["/tm", "p/(plan|claude|bash)"].join(""));
const REGISTRY = new RegExp(["registry", "(npmjs|yarnpkg|npmmirror)"].join("\\."));

/** Nothing in the repository names the machine it was written on, or where packages come from. */
export function checkMachineTraces({ files, read }: Workspace): readonly Complaint[] {
  return files
    .filter((path) => !NOT_OURS.test(path))
    .flatMap((path) => {
      const text = read(path);
      return [PLACE, TEMPORARY, REGISTRY].flatMap((pattern) => {
        const found = pattern.exec(text);
        return found ? [`${path}: names a place of one machine, ${found[0]}`] : [];
      });
    });
}
