import { Parser } from "htmlparser2";
import { isHidden } from "./hidden-style.ts";

/** What an HTML mail says to whoever looks at it. */
export interface HtmlText {
  readonly text: string;
  /** Words that its writer's program hid from view were left out. */
  readonly hadHidden: boolean;
}

const BLOCKS = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const APART = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"]);
const UNSEEN = new Set(
  "head title style script noscript template object iframe svg math textarea select".split(" "),
);
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

interface Open {
  readonly name: string;
  readonly unseenBy: "tag" | "style" | null;
  readonly href: string | null;
  /** Which piece of the text is its own first. */
  readonly from: number;
}

interface Page {
  readonly pieces: string[];
  /** The end of what is written, to know whether a line has begun without joining the pieces. */
  tail: string;
  hadHidden: boolean;
  readonly unseen: { tag: number; style: number };
  pre: number;
  readonly open: Open[];
}

/** Deeper than this an element is not looked at by itself: its words still are. */
const DEPTH_MAX = 2000;
/** A link whose words come in more pieces than this is no address written out. */
const LINK_PIECES_MAX = 50;

/**
 * Text from HTML: one line for each block, a list's items marked, and behind a link's words its target where they do not say
 * it themselves. Reads once, whatever is nested in what.
 */
export function htmlText(html: string): HtmlText {
  const page: Page = {
    pieces: [],
    tail: "",
    hadHidden: false,
    unseen: { tag: 0, style: 0 },
    pre: 0,
    open: [],
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => openTag(page, name, attributes),
      ontext: (text) => addText(page, text),
      onclosetag: (name) => closeTag(page, name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return { text: tidy(page.pieces.join("")), hadHidden: page.hadHidden };
}

function write(page: Page, text: string): void {
  if (text === "") return;
  page.pieces.push(text);
  page.tail = (page.tail + text.slice(-40)).slice(-40);
}

const isSeen = ({ unseen }: Page): boolean => unseen.tag === 0 && unseen.style === 0;

function openTag(page: Page, name: string, attributes: Readonly<Record<string, string>>): void {
  if (isSeen(page)) {
    if (name === "br" || BLOCKS.has(name)) breakLine(page, name === "br", APART.has(name));
    if (name === "li") write(page, "- ");
    if ((name === "td" || name === "th") && !/(^|\n)[ \t]*$/.test(page.tail)) write(page, "  ");
    if (name === "img" && attributes["alt"]) addText(page, ` [${attributes["alt"]}] `);
  }
  if (VOID.has(name) || page.open.length >= DEPTH_MAX) return;
  const unseenBy = UNSEEN.has(name) ? "tag" : isHidden(attributes) ? "style" : null;
  page.open.push({
    name,
    unseenBy,
    href: name === "a" ? (attributes["href"] ?? null) : null,
    from: page.pieces.length,
  });
  if (unseenBy) page.unseen[unseenBy]++;
  if (name === "pre") page.pre++;
}

function closeTag(page: Page, name: string): void {
  const last = page.open.at(-1);
  if (VOID.has(name) || last?.name !== name) return;
  page.open.pop();
  if (last.unseenBy) page.unseen[last.unseenBy]--;
  if (name === "pre") page.pre--;
  if (!isSeen(page)) return;
  if (last.href !== null)
    write(page, targetBehind(page.pieces.slice(last.from, last.from + LINK_PIECES_MAX).join(""), last.href));
  if (BLOCKS.has(name)) breakLine(page, false, APART.has(name));
}

function addText(page: Page, text: string): void {
  if (!isSeen(page)) {
    // What styles and scripts say is no words of anybody's.
    if (page.unseen.tag === 0 && /[\p{L}\p{N}]/u.test(text)) page.hadHidden = true;
    return;
  }
  if (page.pre > 0) write(page, text);
  else {
    const flat = text.replaceAll(/[ \t\r\n\f]+/g, " ");
    write(page, /(^|\s)$/.test(page.tail.slice(-1)) ? flat.trimStart() : flat);
  }
}

function breakLine(page: Page, isForced: boolean, isApart: boolean): void {
  if (isForced) {
    write(page, "\n");
    return;
  }
  if (page.tail === "") return;
  if (!/\n[ \t]*$/.test(page.tail)) write(page, "\n");
  if (isApart && !/\n[ \t]*\n[ \t]*$/.test(page.tail)) write(page, "\n");
}

/** A link's target, when its words do not already say it. */
function targetBehind(words: string, href: string): string {
  const target = href.trim().replaceAll(/[\s\p{Cc}]/gu, "");
  const isShown = /^(https?|mailto|tel|ftp):/i.test(target) && target.length <= 2000;
  return isShown && plain(words) !== plain(target) && plain(words) !== "" ? ` (${target})` : "";
}

const plain = (link: string): string =>
  link
    .slice(0, 4000)
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/|mailto:|tel:)/, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");

function tidy(text: string): string {
  return text
    .replaceAll("\u00A0", " ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
