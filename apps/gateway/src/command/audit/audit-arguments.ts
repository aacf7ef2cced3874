import { parseArgs } from "node:util";
import type { AuditKey, AuditQuestion } from "@holdfast/db";
import { decodeAuditKey } from "../../audit/audit-page.ts";

/** What is asked about the past at the server itself. */
export interface AuditAsk {
  readonly question: AuditQuestion;
  /** In milliseconds since 1970; `null`: without end. */
  readonly from: number | null;
  readonly to: number | null;
  readonly looksOnly: boolean;
  /** Where the page before ended; `null`: the newest. */
  readonly before: AuditKey | null;
}

/** What was asked of the audit; `null`: it makes no sense. */
export type AuditAsked = { readonly kind: "verify" } | { readonly kind: "ask"; readonly ask: AuditAsk };

export function auditArguments([command, ...args]: readonly string[]): AuditAsked | null {
  if (command === "verify") return args.length === 0 ? { kind: "verify" } : null;
  if (command !== "who" && command !== "what") return null;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        case: { type: "string" },
        contact: { type: "string" },
        account: { type: "string" },
        from: { type: "string" },
        to: { type: "string" },
        looks: { type: "boolean" },
        before: { type: "string" },
      },
    });
    const question = command === "who" ? whom(values) : whose(values);
    const [from, to] = [instant(values.from), instant(values.to)];
    const before = values.before === undefined ? null : (decodeAuditKey(values.before) ?? undefined);
    if (question === null || from === undefined || to === undefined || before === undefined) return null;
    return { kind: "ask", ask: { question, from, to, looksOnly: values.looks === true, before } };
  } catch {
    return null;
  }
}

interface Named {
  readonly case?: string | undefined;
  readonly contact?: string | undefined;
  readonly account?: string | undefined;
}

function whom({ case: ofCase, contact, account }: Named): AuditQuestion | null {
  if (account !== undefined || (ofCase === undefined) === (contact === undefined)) return null;
  const number = /^#?\d{1,9}$/.test(ofCase ?? contact ?? "")
    ? Number((ofCase ?? contact)?.replace("#", ""))
    : null;
  if (number === null) return null;
  return ofCase === undefined ? { contact: number } : { case: number };
}

function whose({ case: ofCase, contact, account }: Named): AuditQuestion | null {
  return account === undefined || ofCase !== undefined || contact !== undefined ? null : { account };
}

/** A day or an instant, in UTC where nothing else is said; `undefined`: neither. */
function instant(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const at = Date.parse(`${day}T${time ?? "00:00"}${zone ?? "Z"}`);
  return Number.isNaN(at) ? undefined : at;
}
