/** On https, and on a machine's own http. The first cannot be set by a page of another host, a subdomain included (G451). */
const NAMES = ["__Host-holdfast.session_token", "holdfast.session_token"];

/** Longest cookie that can be one of ours. */
const LENGTH_MAX = 512;

/**
 * The session cookie of a Cookie header as `name=value`, alone; `null` when there is none. What was verified and what is
 * remembered are thus the same text, whatever else the header holds.
 */
export function sessionCookie(header: string | null): string | null {
  const found = (header ?? "").split(";").flatMap((part) => {
    const at = part.indexOf("=");
    const name = part.slice(0, Math.max(at, 0)).trim();
    return NAMES.includes(name) ? [{ name, value: part.slice(at + 1).trim() }] : [];
  });
  const one = NAMES.map((name) => found.find((each) => each.name === name)).find(
    (each) => each !== undefined,
  );
  if (one === undefined || one.value === "" || one.value.length > LENGTH_MAX) return null;
  return `${one.name}=${one.value}`;
}
