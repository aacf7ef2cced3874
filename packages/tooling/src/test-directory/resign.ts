import { sign, type KeyObject } from "node:crypto";

/** What an ID token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** A signed token that says something else, under the very key that signed it (RS256), or under another one. */
export function resign(token: string, key: KeyObject, change: (claims: Claims) => Claims): string {
  const [header = "", payload = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  const signed = `${header}.${Buffer.from(JSON.stringify(change(claims))).toString("base64url")}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}
