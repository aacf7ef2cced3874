import type { Part } from "./mime-tree.ts";
import type { FileRole } from "@holdfast/case-schema";
import { fileName } from "./shown-text.ts";

/** What a leaf of a mail is: words for whoever reads, or a file. */
export type PartKind =
  | { readonly kind: "plain" | "html" | "enriched" }
  | {
      readonly kind: "file";
      readonly role: FileRole;
      readonly name: string | null;
      readonly isInline: boolean;
    };

const SIGNATURES = /^application\/(pgp-signature|x-pgp-signature|pkcs7-signature|x-pkcs7-signature)$/;
const ENCRYPTED = /^application\/(pgp-encrypted|pkcs7-mime|x-pkcs7-mime|pkcs10)$/;
const MESSAGES = /^message\/(rfc822|global|partial|news)$/;
/** Types of `text/` that are data for programs. */
const DATA =
  /^text\/(calendar|x-vcalendar|vcard|x-vcard|directory|rtf|csv|xml|css|javascript|rfc822-headers|x-amp-html|html-sandboxed|x-patch|x-diff)$/;

/** `isWhole`: the leaf is the mail itself, whose words are words even when they bear a file's name. */
export function partKind(part: Part, parentType: string | null, isWhole: boolean): PartKind {
  const type = part.contentType.value;
  const name = nameOf(part);
  const isAttached = part.disposition.value === "attachment";
  const isMarkedInline = part.disposition.value === "inline" || part.headers.first("content-id") !== "";
  const role = roleOf(type, name, parentType);
  const isText = (type.startsWith("text/") && !DATA.test(type)) || type.startsWith("multipart/");
  // One form of a text is that text, whatever name its program gave it.
  const isForm = parentType === "multipart/alternative";
  if (isText && role === "attachment" && (isWhole || (!isAttached && (name === null || isForm))))
    return { kind: textKind(type) };
  return {
    kind: "file",
    role,
    name,
    isInline: !isAttached && isMarkedInline && parentType === "multipart/related",
  };
}

function textKind(type: string): "plain" | "html" | "enriched" {
  if (type === "text/html" || type === "text/xhtml") return "html";
  return type === "text/enriched" || type === "text/richtext" ? "enriched" : "plain";
}

/** The name of a file that a part is, or bears; `null` when it has none. */
export function nameOf({ disposition, contentType, headers }: Part): string | null {
  const given = disposition.params.get("filename") ?? contentType.params.get("name");
  // Words have an address of their own in saved pages, and stay words.
  const isText = contentType.value.startsWith("text/");
  return fileName(given ?? (isText ? "" : locatedName(headers.first("content-location"))));
}

/** A Content-Location names a file where nothing else does, and its last piece looks like a file's name. */
function locatedName(location: string): string {
  return /(?:^|\/)([^/?#:\s]{1,100}\.[A-Za-z0-9]{1,8})$/.exec(location.slice(-300))?.[1] ?? "";
}

function roleOf(type: string, name: string | null, parentType: string | null): FileRole {
  if (SIGNATURES.test(type)) return "signature";
  if (ENCRYPTED.test(type) || parentType === "multipart/encrypted") return "encrypted";
  if (/^application\/(vnd\.)?ms-tnef$/.test(type) || name?.toLowerCase() === "winmail.dat") return "tnef";
  return MESSAGES.test(type) ? "message" : "attachment";
}
