import { inertHtml } from "./inert-html.ts";

/** How the page around a mail looks now, as the mail is to look. */
export interface FrameLook {
  readonly scheme: "light" | "dark";
  readonly ink: string;
  readonly ground: string;
  /** Size of the text, with its unit. */
  readonly size: string;
}

/**
 * The page that shows a mail as it was formatted, for a frame without any permission. Nothing may be fetched, and no style
 * holds but the one that carries this page's nonce: there is no picture either, because pictures of strangers are veiled
 * until somebody asks for one.
 */
export function formattedPage(html: string, nonce: string, look: FrameLook): string {
  return [
    "<!doctype html><html><head><meta charset=utf-8>",
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'">`,
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">',
    `<style nonce="${nonce}">${styleOf(look)}</style></head>`,
    // A frame in which nothing takes the focus could not be scrolled by the keyboard.
    '<body tabindex="0">',
    inertHtml(html),
    "</body></html>",
  ].join("");
}

/** Every word can be read at 320 pixels, and in the colours of the page around it. */
function styleOf({ scheme, ink, ground, size }: FrameLook): string {
  return [
    `:root{color-scheme:${scheme};background:${ground};color:${ink};font:${size}/1.5 system-ui,sans-serif}`,
    "body{margin:0;padding:.5rem .75rem;min-height:calc(100vh - 1rem);overflow-wrap:anywhere}",
    "body:focus-visible{outline:2px solid;outline-offset:-2px}",
    "pre,code,samp,kbd,tt{white-space:pre-wrap;font-family:ui-monospace,monospace}",
    "table{max-width:100%;border-collapse:collapse}td,th{min-width:0;padding:.125rem .25rem;vertical-align:top}",
    "@media(max-width:30rem){table,tbody,thead,tfoot,tr,td,th,caption{display:block}}",
    "blockquote{margin:.5rem 0;padding-left:.75rem;border-left:2px solid}",
  ].join("");
}
