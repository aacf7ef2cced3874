import { posix } from "node:path";
import type { Complaint, Workspace } from "./workspace.ts";

/** Every link in a document that stays in the repository leads to a file, and to a heading where it names one. */
export function checkDocumentLinks(workspace: Workspace): readonly Complaint[] {
  return workspace.files
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) =>
      linksOf(workspace.read(path)).flatMap((link) => {
        const because = broken(workspace, path, link);
        return because === null ? [] : [`${path}: ${link} ${because}`];
      }),
    );
}

/** The links of a document, without those in code. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => match[1] ?? "");
}

function broken(workspace: Workspace, from: string, link: string): string | null {
  if (/^[a-z]+:/i.test(link)) return null;
  const [file = "", heading] = link.split("#");
  const target = file === "" ? from : posix.normalize(posix.join(posix.dirname(from), file));
  if (!workspace.has(target)) return "leads nowhere";
  if (heading === undefined || !target.endsWith(".md")) return null;
  return headingsOf(workspace.read(target)).includes(heading) ? null : "names no heading";
}

/** The anchors that a forge gives to the headings of a document. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
