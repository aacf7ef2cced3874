import type { Queryable } from "../sql/statement.ts";
import { auditAccounts, auditPageOf, findAudited, noteAuditRefused } from "./audit-reading-statements.ts";
import type { AuditQuestion, AuditReading } from "./audit-reading.ts";

export function openAuditReading(on: Queryable): AuditReading {
  async function find(reader: string | null, question: AuditQuestion) {
    if ("contact" in question)
      return { kind: "contact" as const, found: await findAudited.contact(on, reader, question.contact) };
    if ("case" in question)
      return { kind: "case" as const, found: await findAudited.case(on, reader, question.case) };
    return { kind: "account" as const, found: await findAudited.account(on, question.account) };
  }
  return {
    async read(reader, question, { before, size, from, to, looksOnly }) {
      const {
        kind,
        found: [known],
      } = await find(reader, question);
      if (known === undefined || known.barred) {
        const caseId = kind === "case" && known !== undefined ? known.id : null;
        await noteAuditRefused(on, reader, caseId, known === undefined ? "not_found" : "barred");
        return null;
      }
      const key = [before?.era ?? null, before?.xid ?? null, before?.seq ?? null] as const;
      const rows = await auditPageOf[kind](on, reader, known.id, ...key, from, to, size, looksOnly);
      return rows.filter((row) => row.era !== null);
    },
    accounts: () => auditAccounts(on),
  };
}
