import type { FileRole } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import { spoken } from "../text/language.ts";
import type { FileRisk } from "./file-risk.ts";

/** What somebody is shown of a file that is not opened here, by its found type. */
export function typeWords(foundType: string | null): string {
  const type = foundType?.toLowerCase() ?? "";
  if (type === "application/pdf") return t`PDF document`;
  if (type.startsWith("image/")) return t`picture`;
  if (type.startsWith("audio/")) return t`sound recording`;
  if (type.startsWith("video/")) return t`video`;
  if (type.startsWith("message/")) return t`mail`;
  if (/(?:zip|rar|7z|gzip|x-tar)/.test(type)) return t`archive of files`;
  if (/(?:x-msdownload|executable|dosexec|java-archive|android|javascript|shellscript|x-sh$)/.test(type))
    return t`programme`;
  if (/(?:msword|ole-storage|officedocument|opendocument|vnd\.ms-|rtf)/.test(type)) return t`office document`;
  if (type === "text/html") return t`web page`;
  if (type === "text/calendar") return t`calendar entry`;
  if (/vcard/.test(type)) return t`contact card`;
  if (type.startsWith("text/")) return t`text`;
  return t`file of an unknown kind`;
}

/** What part a file has in its mail, where it is more than something sent along; `null` for that. */
export function roleWords(role: FileRole | "source"): string | null {
  switch (role) {
    case "attachment":
      return null;
    case "signature":
      return t`A signature of the mail. It was not checked here, so it proves nothing.`;
    case "encrypted":
      return t`An encrypted part. It is kept as it came, and nobody here can read it.`;
    case "tnef":
      return t`A packet of Outlook's (TNEF). It may hold files; it is not opened here.`;
    case "message":
      return t`Another mail that was sent along. It is not opened here.`;
    case "source":
      return t`The mail as it came.`;
  }
}

/** A size as people say it. */
export function sizeWords(bytes: number): string {
  const format = (value: number, unit: string): string =>
    new Intl.NumberFormat(spoken.get(), {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumSignificantDigits: value < 10 ? 2 : 3,
    }).format(value);
  if (bytes < 1000) return t`${plural(bytes, { one: "# byte", other: "# bytes" })}`;
  return bytes < 1_000_000 ? format(bytes / 1000, "kilobyte") : format(bytes / 1_000_000, "megabyte");
}

/** What is asked before a file is saved on this computer, the hardest of it first. */
export function riskWords(risk: FileRisk): string {
  switch (risk) {
    case "programme":
      return t`This is a programme, or would be run like one. Do not open it. Opened, it can take over this computer and everything on it. Download it only if somebody who looks after your computers asked for it.`;
    case "may_contain":
      return t`Files of this kind can hold programmes that run when they are opened. Open it only where those who look after your computers said that it is safe, and allow nothing that it asks for.`;
    case "unknown":
      return t`Nobody knows what this file is: neither its name nor its contents say so. Do not open it unless somebody who looks after your computers has looked at it.`;
    case "usual":
      return t`It looks like what it says it is, which a harmful file does as well.`;
  }
}
