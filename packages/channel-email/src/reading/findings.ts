import type { HeaderTable } from "./headers.ts";

/** What a server found out about a mail by one method, such as `dkim` with the result `pass`. */
export interface Finding {
  readonly method: string;
  readonly result: string;
  /** The domain that it is about: of the signature, of the envelope sender, or of From. `null` when it does not say. */
  readonly domain: string | null;
}

/** Which property says whom a finding is about. */
const ABOUT: Readonly<Record<string, string>> = {
  spf: "smtp.mailfrom",
  dkim: "header.d",
  dmarc: "header.from",
};

/**
 * What our own server found; `null` where it says nothing, or nobody knows its name. Anybody can write such a header, so only
 * the topmost that bears our server's name counts. What was quoted or is a comment is a stranger's, and says nothing.
 */
export function findingsOf(headers: HeaderTable, authserv: string | null): readonly Finding[] | null {
  if (authserv === null) return null;
  const ours = headers.every("authentication-results").find((value) => {
    const [name = ""] = value.trim().toLowerCase().split(/[\s;]/);
    return name === authserv.toLowerCase();
  });
  if (ours === undefined) return null;
  return plain(ours.toLowerCase()).split(";").slice(1).flatMap(findingIn);
}

function findingIn(part: string): readonly Finding[] {
  const match = /^\s*(spf|dkim|dmarc)\s{0,5}=\s{0,5}([a-z]{1,20})/.exec(part);
  const [, method = "", result = ""] = match ?? [];
  const property = ABOUT[method];
  if (property === undefined) return [];
  const said = part.split(/\s+/).find((word) => word.startsWith(`${property}=`));
  const about = said?.slice(property.length + 1) ?? "";
  const domain = about.slice(about.lastIndexOf("@") + 1).replace(/\.$/, "");
  return [{ method, result, domain: domain === "" ? null : domain }];
}

/** Without quoted strings and comments, in one pass. */
function plain(value: string): string {
  let out = "";
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? "";
    if (letter === "\\") at += 1;
    else if (isQuoted) isQuoted = letter !== '"';
    else if (letter === '"' && depth === 0) isQuoted = true;
    else if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (depth === 0) out += letter;
  }
  return out;
}
