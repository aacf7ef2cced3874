/** On https, and on a machine's own http. The first cannot be set by a page of another host, a subdomain included (G451). */
const NAMES = ["__Host-holdfast.session_token", "holdfast.session_token"];

/** Longest cookie that can be one of ours. */
const LENGTH_MAX = 512;

/**
 * The session cookie of a Cookie header as `name=value`, alone; `null` when there is none. What was verified and what is
 * remembered are thus the same text, whatever else the header holds.
 */
export function sessionCookie(header: string | null): string | null {
  for (const name of NAMES) {
    const value = valueOf(header ?? "", name);
    if (value !== null) return value === "" || value.length > LENGTH_MAX ? null : `${name}=${value}`;
  }
  return null;
}

/** The first value under this name. Read in place: this is asked ahead of every answer. */
function valueOf(header: string, name: string): string | null {
  for (let from = 0; from < header.length;) {
    const end = header.indexOf(";", from);
    const to = end === -1 ? header.length : end;
    const at = header.indexOf("=", from);
    if (at !== -1 && at < to && header.slice(from, at).trim() === name)
      return header.slice(at + 1, to).trim();
    from = to + 1;
  }
  return null;
}
