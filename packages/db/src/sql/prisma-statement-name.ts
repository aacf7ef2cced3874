import { createHash } from "node:crypto";

/**
 * Names for Prisma's SQL, one per text and at most `limit` of them: an `IN` list of each new length is a new text, and
 * would fill every backend with plans. The empty string means unnamed.
 */
export function prismaStatementName(limit = 500): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= limit || /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)/.test(sql)) return "";
    const name = `p_${createHash("sha256").update(sql).digest("base64url").slice(0, 22)}`;
    names.set(sql, name);
    return name;
  };
}
