import { StartRefusal } from "@holdfast/db/start";
import { errorFacts } from "../log/error-facts.ts";

/** What the sentence may say about where things are. */
export interface Whereabouts {
  readonly port: number;
  readonly host: string;
  readonly externalDatabase: boolean;
}

const DATABASE_SENTENCES: Readonly<Record<string, string>> = {
  "28P01": "The database refuses the user name or password in DATABASE_URL",
  "28000": "The database refuses the user in DATABASE_URL",
  "3D000": "The database named in DATABASE_URL does not exist",
  "42501": "The user in DATABASE_URL may not create or change tables there",
  "57P03": "The database at DATABASE_URL is starting up or shutting down",
  "53300": "The database at DATABASE_URL takes no more connections",
  ECONNREFUSED: "Nothing answers at DATABASE_URL",
  ECONNRESET: "The connection to DATABASE_URL was cut",
  ENOTFOUND: "The host in DATABASE_URL is not known",
  EAI_AGAIN: "The host in DATABASE_URL is not known",
  ETIMEDOUT: "Nothing answers at DATABASE_URL",
  EHOSTUNREACH: "The host in DATABASE_URL cannot be reached",
  ENETUNREACH: "The host in DATABASE_URL cannot be reached",
};

/**
 * Why Holdfast does not start, in one sentence for whoever runs it. Repeats no value of the environment but host and
 * port; what nobody foresaw is named by class, code and place alone.
 */
export function failureSentence(error: unknown, { port, host, externalDatabase }: Whereabouts): string {
  if (error instanceof StartRefusal) return oneLine(error.message);
  const { code, listening } = codesOf(error, host);
  if (listening) {
    if (code === "EADDRINUSE") return `Port ${port} is taken by another program; set PORT to a free one.`;
    if (code === "EACCES") return `Port ${port} needs more rights than this user has; set PORT above 1023.`;
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      return `${host} is not an address of this machine; set HOST.`;
  }
  const known = code === null ? undefined : DATABASE_SENTENCES[code];
  if (externalDatabase && known !== undefined) return `${known}.`;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The folder in HOLDFAST_DATA cannot be written by this user.";
  if (code === "EEXIST" || code === "ENOTDIR") return "HOLDFAST_DATA, or what it lies in, is not a folder.";
  if (code === "ENOSPC") return "The disk is full.";
  const facts = Object.values(errorFacts(error)).filter((fact) => fact !== null && fact !== "");
  return `Something unforeseen went wrong (${facts.join(", ")}).`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The code of an error or of what caused it; connection attempts to several addresses fail as one. */
function codesOf(
  error: unknown,
  host: string,
): { readonly code: string | null; readonly listening: boolean } {
  for (let each: unknown = error; each instanceof Error; each = innerOf(each)) {
    if ("code" in each && typeof each.code === "string")
      return { code: each.code, listening: isListening(each, host) };
  }
  return { code: null, listening: false };
}

/** Listening fails by itself, or already by a HOST that no name server knows. */
function isListening(error: Error, host: string): boolean {
  return (
    "syscall" in error && (error.syscall === "listen" || ("hostname" in error && error.hostname === host))
  );
}

function innerOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}
