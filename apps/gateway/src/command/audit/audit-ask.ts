import type { AuditEntry, AuditStore } from "@holdfast/db";
import { nextPage } from "../../audit/audit-page.ts";
import type { AuditAsk } from "./audit-arguments.ts";

export interface AskAudit {
  readonly store: { readonly audit: Pick<AuditStore, "read"> };
  readonly ask: AuditAsk;
  readonly say: (words: string) => void;
}

const PAGE_SIZE = 100;
const HEADINGS = ["when (UTC)", "who", "did", "what", "contact", "case", "about", "refused", "more"];

/** Says who did or saw something, a line each, the newest first. Whether what was asked about is there. */
export async function auditAsk({
  store: { audit },
  ask: { question, ...page },
  say,
}: AskAudit): Promise<boolean> {
  // Whoever is at the server has no account by which they could be named.
  const rows = await audit.read(null, question, { ...page, size: PAGE_SIZE });
  if (rows === null) {
    say("There is none of that number or name.");
    return false;
  }
  if (rows.length === 0) say("Nothing is recorded of that.");
  else for (const line of table([HEADINGS, ...rows.map(cellsOf)])) say(line);
  const next = nextPage(rows, PAGE_SIZE);
  if (next !== null) say(`There may be more: go on with --before ${next}`);
  return true;
}

function cellsOf(row: AuditEntry): readonly string[] {
  return [
    new Date(row.at).toISOString().slice(0, 19).replace("T", " "),
    row.actorName ?? row.actor,
    row.deed,
    row.thing,
    row.contact === null ? "" : `#${row.contact}`,
    row.case === null ? "" : `#${row.case}`,
    row.aboutName ?? "",
    row.refusal ?? "",
    row.facts ?? "",
  ];
}

/** Columns as wide as their widest cell, and no wider at the end of a line. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
