import { createHash } from "node:crypto";
import { raw } from "hono/html";

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 0 auto; padding: 1rem; background: Canvas; color: CanvasText; }
a { color: LinkText; }
nav a { display: inline-block; padding: 0.5rem 0.75rem; }
nav a[aria-current] { font-weight: 700; }
ol { list-style: none; padding: 0; }
li { margin: 0.5rem 0; padding: 0.5rem 0.75rem; border: 1px solid GrayText; border-radius: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
li.reply { margin-inline-start: 2rem; }
li small { display: block; }
textarea { box-sizing: border-box; width: 100%; min-height: 6rem; font: inherit; }
button { min-height: 2.75rem; padding: 0 1.25rem; font: inherit; }
`;

/** The page's only style, inline so that it needs no second address. */
export const STYLE_TAG = raw(`<style>${STYLE}</style>`);

/** What a Content-Security-Policy calls it: this text and no other. */
export const STYLE_SOURCE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
