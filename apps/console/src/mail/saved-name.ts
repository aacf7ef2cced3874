import type { FileRisk } from "./file-risk.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/msword": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "message/rfc822": "eml",
  "text/plain": "txt",
  "text/calendar": "ics",
  "text/vcard": "vcf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/heic": "heic",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "video/mp4": "mp4",
};

/**
 * Under which name a file is saved: never the stranger's, which browsers and computers would list for whoever looks, and
 * whose ending is the stranger's choice. What may run, or is of no known kind, gets an ending that nothing opens.
 */
export function savedName(foundType: string | null, risk: FileRisk): string {
  const ending = risk === "programme" ? "unsafe" : (ENDINGS[foundType?.toLowerCase() ?? ""] ?? "unknown");
  return `file-from-mail.${ending}`;
}
