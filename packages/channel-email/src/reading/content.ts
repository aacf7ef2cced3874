import type { PartlyReason } from "@holdfast/case-schema";
import { cleanHtml } from "./clean-html.ts";
import { isReadableHtml, wordsBetweenTags } from "./html-size.ts";
import { htmlText } from "./html-text.ts";
import { partText } from "./mail-text.ts";
import { leavesOf } from "./leaves.ts";
import { mimeTree, type MimeTree, type Part, type TreeLimits } from "./mime-tree.ts";
import { nestedHead } from "./nested-head.ts";
import { nameOf, partKind } from "./part-kind.ts";
import { foundType, type ReadFile } from "./read-file.ts";
import { fileName, shownText } from "./shown-text.ts";
import { signedContent } from "./signed-data.ts";
import { unwrapTnef } from "./tnef.ts";
import { unpack } from "./transfer.ts";
import { uudecode } from "./uuencode.ts";

/** What a mail says and brings. Personal data. */
export interface Content {
  /** Its words, all of them: not cut. */
  readonly text: string;
  /** Whether they are another mail's, which this one passes on. */
  readonly isPassedOn: boolean;
  /** Safe to show in a sandbox; `null` when it has no HTML. */
  readonly html: string | null;
  readonly files: readonly ReadFile[];
  readonly partly: ReadonlySet<PartlyReason>;
}

export interface ContentLimits extends TreeLimits {
  readonly files: number;
  readonly fileBytes: number;
}

/** Text and HTML beyond this are not read: the mail is kept as it came. In bytes, each part by itself and all together. */
const TEXT_BYTES_MAX = 2_000_000;

interface Gathered {
  readonly text: string;
  readonly html: string | null;
}

interface Gathering {
  readonly bytes: Buffer;
  readonly limits: ContentLimits;
  readonly files: ReadFile[];
  readonly partly: Set<PartlyReason>;
  fileBytes: number;
  textBytes: number;
  /** What files of text say that nobody marked as attachments: a mail's words when it has no others. */
  readonly spare: string[];
  /** How many signatures stand around what is being read. */
  readonly inside: number;
}

/** Reads what a mail's tree holds: words for whoever reads, and every file. */
export function readContent(bytes: Buffer, tree: MimeTree, limits: ContentLimits): Content {
  const partly = new Set<PartlyReason>();
  if (tree.isPartly) partly.add("parts_left_out");
  if (tree.isDamaged) partly.add("damaged");
  const gathering: Gathering = {
    bytes,
    limits,
    files: [],
    partly,
    fileBytes: 0,
    textBytes: 0,
    spare: [],
    inside: 0,
  };
  const found = gather(gathering, tree.root, null);
  const said = shownText(found.text);
  const own = said === "" ? shownText(gathering.spare.join("\n\n")) : said;
  const passedOn = own === "" ? passedOnText(gathering, tree.root) : "";
  return {
    text: own === "" ? passedOn : own,
    isPassedOn: own === "" && passedOn !== "",
    html: found.html === null ? null : cleanHtml(cutHtml(found.html, partly)),
    files: gathering.files,
    partly,
  };
}

/** HTML beyond this is not shown as HTML; its words are read all the same. */
const HTML_MAX = 500_000;

function cutHtml(html: string, partly: Set<PartlyReason>): string {
  if (html.length > HTML_MAX) partly.add("too_long");
  return html.slice(0, HTML_MAX);
}

function gather(gathering: Gathering, part: Part, parent: Part | null): Gathered {
  if (part.children.length === 0) return leaf(gathering, part, parent);
  const children = part.children.map((child) => gather(gathering, child, part));
  return part.contentType.value === "multipart/alternative" ? oneOf(children) : allOf(children);
}

/** The forms of one text: the plain one is its text where it says anything, the last HTML is its HTML. */
function oneOf(forms: readonly Gathered[]): Gathered {
  const plain = [...new Set(forms.filter(({ html }) => html === null).map(({ text }) => text.trim()))];
  const rich = forms.findLast(({ html }) => html !== null);
  const text = plain.filter((form) => shownText(form) !== "").join("\n\n");
  return { text: text === "" ? (rich?.text ?? "") : text, html: rich?.html ?? null };
}

function allOf(pieces: readonly Gathered[]): Gathered {
  const withWords = pieces.filter(({ text, html }) => text.trim() !== "" || html !== null);
  const text = withWords.map((piece) => piece.text.replace(/^\r?\n/, "").trimEnd()).join("\n\n");
  if (!withWords.some(({ html }) => html !== null)) return { text, html: null };
  return {
    text,
    html: withWords.map((piece) => piece.html ?? `<pre>${escaped(piece.text)}</pre>`).join("<hr>"),
  };
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function leaf(gathering: Gathering, part: Part, parent: Part | null): Gathered {
  const kind = partKind(part, parent?.contentType.value ?? null, parent === null);
  const raw = gathering.bytes.subarray(part.bodyFrom, part.bodyTo);
  const { bytes, isDamaged } = unpack(raw, part.headers.first("content-transfer-encoding"));
  if (isDamaged) gathering.partly.add("damaged");
  const signed = kind.kind === "file" && kind.role === "encrypted" ? signedContent(bytes) : null;
  if (kind.kind === "file" && signed && gathering.inside < INSIDE_MAX) {
    keepFile(gathering, { ...kind, role: "signature", type: part.contentType.value, bytes });
    return inside(gathering, signed);
  }
  if (kind.kind === "file") {
    const named = kind.role === "message" ? (kind.name ?? nestedHead(bytes).fileName) : kind.name;
    keepFile(gathering, { ...kind, name: named, type: part.contentType.value, bytes });
    if (kind.role === "tnef") unwrap(gathering, bytes);
    if (
      part.contentType.value === "text/plain" &&
      part.disposition.value !== "attachment" &&
      gathering.textBytes < TEXT_BYTES_MAX
    ) {
      gathering.textBytes += bytes.length;
      gathering.spare.push(partText(part, bytes.subarray(0, TEXT_BYTES_MAX)).text);
    }
    return NOTHING;
  }
  // A file sent with no mail around it is read, and is a file all the same.
  const ownName = parent === null && part.disposition.value === "attachment" ? nameOf(part) : null;
  if (ownName !== null && gathering.inside === 0)
    keepFile(gathering, {
      name: ownName,
      type: part.contentType.value,
      bytes,
      isInline: false,
      role: "attachment",
    });
  const left = Math.max(0, TEXT_BYTES_MAX - gathering.textBytes);
  if (bytes.length > left) gathering.partly.add("too_long");
  gathering.textBytes += bytes.length;
  const { text, doubt } = partText(part, bytes.subarray(0, left));
  if (doubt) gathering.partly.add(doubt === "unknown" ? "charset_unknown" : "damaged");
  if (kind.kind === "plain") return { text: withoutFiles(gathering, text), html: null };
  if (!isReadableHtml(text)) {
    gathering.partly.add("parts_left_out");
    return { text: wordsBetweenTags(text), html: null };
  }
  const seen = htmlText(text);
  if (seen.hadHidden) gathering.partly.add("parts_left_out");
  return { text: seen.text, html: kind.kind === "html" ? text : null };
}

function unwrap(gathering: Gathering, bytes: Buffer): void {
  const { files, text } = unwrapTnef(bytes);
  for (const { name, bytes: content } of files) {
    const named = { name: fileName(name ?? ""), bytes: content };
    keepFile(gathering, { ...named, type: "application/octet-stream", isInline: false, role: "attachment" });
  }
  gathering.spare.push(text.slice(0, TEXT_BYTES_MAX));
}

/** Signatures around signatures. */
const INSIDE_MAX = 3;

/** What a mail inside a signature says and brings is the mail's own. */
function inside(gathering: Gathering, bytes: Buffer): Gathered {
  const own: Gathering = { ...gathering, bytes, inside: gathering.inside + 1 };
  const found = gather(own, mimeTree(bytes, gathering.limits).root, null);
  gathering.fileBytes = own.fileBytes;
  gathering.textBytes = own.textBytes;
  return found;
}

const NOTHING: Gathered = { text: "", html: null };

interface Found extends Omit<ReadFile, "type"> {
  readonly type: string;
}

function keepFile(gathering: Gathering, { name, type, bytes, isInline, role }: Found): void {
  const { files, limits, partly } = gathering;
  if (bytes.length === 0 && name === null) return;
  if (files.length >= limits.files || gathering.fileBytes + bytes.length > limits.fileBytes) {
    partly.add("parts_left_out");
    return;
  }
  gathering.fileBytes += bytes.length;
  files.push({ name, type: foundType(bytes, type), bytes, isInline, role });
}

/** Files that were written into the words come out of them. */
function withoutFiles(gathering: Gathering, text: string): string {
  if (!text.includes("begin ")) return text;
  let words = "";
  let from = 0;
  for (const file of uudecode(text)) {
    words += text.slice(from, file.from);
    from = file.to;
    if (file.isDamaged) gathering.partly.add("damaged");
    keepFile(gathering, {
      name: fileName(file.name),
      bytes: file.bytes,
      type: "application/octet-stream",
      isInline: false,
      role: "attachment",
    });
  }
  return words + text.slice(from);
}

/** The words of the mails that a mail without words of its own passes on. */
function passedOnText(gathering: Gathering, root: Part): string {
  const inner = leavesOf(root).filter((part) => /^message\/(rfc822|global)$/.test(part.contentType.value));
  const texts = inner.slice(0, 5).map((part) => {
    const raw = gathering.bytes.subarray(part.bodyFrom, part.bodyTo);
    const { bytes } = unpack(raw, part.headers.first("content-transfer-encoding"));
    const own: Gathering = { ...gathering, bytes, files: [], partly: new Set(), spare: [], fileBytes: 0 };
    const words = shownText(gather(own, mimeTree(bytes, gathering.limits).root, null).text);
    return [...nestedHead(bytes).lines, "", words].join("\n").trim();
  });
  return texts.filter((text) => text !== "").join("\n\n");
}
