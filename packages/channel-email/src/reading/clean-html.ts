import sanitizeHtml from "sanitize-html";
import { isHidden } from "./hidden-style.ts";

/** A name no mail has, for what is left out with everything in it. */
const LEFT_OUT = "x-left-out";

/** An end without its beginning, which broken nesting leaves behind. */
const LEFT_OVER = `</${LEFT_OUT}>`;

const TEXT_TAGS =
  "p br div span b strong i em u s strike del ins small sub sup big font center blockquote q cite code pre kbd samp tt hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th address abbr bdi";

/** Turn every letter round, so that an eye reads other words than a search finds. What only says which way a text runs stays. */
const OVERRIDES = /[\u{202D}\u{202E}]/gu;
/** In a target nothing runs any way but its own. */
const DIRECTION = /[\u{200E}\u{200F}\u{061C}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

/**
 * HTML that can be shown in a sandbox: words and their order, and nothing that loads, runs, links, hides, moves or has a style.
 * A link is its words with its target as their title; a picture is its description. Which way a text runs is kept, because
 * Arabic and Hebrew need it; what makes letters run against their own way is not.
 */
export function cleanHtml(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: TEXT_TAGS.split(" "),
    allowedAttributes: {
      "*": ["dir", "lang"],
      span: ["title"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
      ol: ["start"],
    },
    allowedSchemes: [],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    nonTextTags: [
      "style",
      "script",
      "noscript",
      "textarea",
      "select",
      "option",
      "title",
      "head",
      "template",
      "object",
      "iframe",
      "svg",
      "math",
      LEFT_OUT,
    ],
    transformTags: {
      "*": (tagName, attribs) => ({
        tagName: isHidden(attribs) ? LEFT_OUT : tagName,
        attribs: withPlainDirection(attribs),
      }),
      // Only a link of ours has a title: a sender's could tell a lie about the target.
      span: (tagName, attribs) => ({ tagName, attribs: withoutTitle(attribs) }),
      a: (_, attribs) => ({
        tagName: isHidden(attribs) ? LEFT_OUT : "span",
        attribs: titled(attribs["href"]),
      }),
      img: (_, attribs) => ({
        tagName: "span",
        attribs: {},
        text: attribs["alt"] ? `[${attribs["alt"]}]` : "",
      }),
      body: "div",
      // Its words stay, with the direction that it gave them and without the force.
      bdo: "span",
    },
    parser: { lowerCaseTags: true },
  });
  // Last, because an entity can be one: a bracket of the text is an entity by now, so nothing becomes a tag.
  return clean
    .replaceAll(/[^\P{Cc}\n\r\t]/gu, "")
    .replaceAll(OVERRIDES, "")
    .replaceAll(LEFT_OVER, "");
}

function titled(href: string | undefined): Record<string, string> {
  const target = (href ?? "").replaceAll(/[\s\p{Cc}]/gu, "").replaceAll(DIRECTION, "");
  return /^(https?|mailto|tel|ftp):/i.test(target) ? { title: target.slice(0, 2000) } : {};
}

function withPlainDirection({ dir, ...rest }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return dir !== undefined && /^(ltr|rtl|auto)$/i.test(dir) ? { dir, ...rest } : rest;
}

function withoutTitle({ title: _title, ...rest }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return rest;
}
