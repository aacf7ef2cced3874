const NAMES = new Set(["holdfast.session_token", "__Secure-holdfast.session_token"]);

/** Longest cookie that can be one of ours. */
const LENGTH_MAX = 512;

/**
 * The session cookie of a Cookie header as `name=value`, alone; `null` when there is none. What was verified and what is
 * remembered are thus the same text, whatever else the header holds.
 */
export function sessionCookie(header: string | null): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    const name = part.slice(0, at).trim();
    if (at < 0 || !NAMES.has(name)) continue;
    const value = part.slice(at + 1).trim();
    return value === "" || value.length > LENGTH_MAX ? null : `${name}=${value}`;
  }
  return null;
}
