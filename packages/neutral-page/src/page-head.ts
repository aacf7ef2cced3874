import { raw } from "hono/html";
import type { Html } from "./html.ts";
import { pageHeaders } from "./page-headers.ts";
import { STYLE } from "./style.ts";

/** What stands in a page's head, and the headers that allow just that. */
export interface PageHead {
  readonly inline: Html;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The head of pages with these scripts. Put together here and not in a template: the content policy names style and scripts by their
 * hashes, and a space that a formatter adds inside a tag would switch them off.
 */
export function pageHead(scripts: readonly string[]): PageHead {
  const tags = scripts.map((script) => `<script>${script}</script>`).join("");
  return { inline: raw(`<style>${STYLE}</style>${tags}`), headers: pageHeaders(scripts) };
}
