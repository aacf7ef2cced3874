import { Hono } from "hono";
import { refusal } from "./refusal.ts";
import { consolePolicy } from "./security-headers.ts";
import type { StaticFile } from "./static-files.ts";

export interface ConsolePages {
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly url: URL;
  readonly random: (size: number) => Uint8Array;
  /** Where softphones connect: all that the page may speak to beside its own origin. */
  readonly deviceOrigins: readonly string[];
  /** What people call the directory that they sign in by; `null`: they do not. Known before anybody is. */
  readonly directoryName: string | null;
}

/** The built console: its files, and its one page for every address that is not a file. */
export function consolePages({ files, ...parts }: ConsolePages): Hono {
  const app = new Hono();
  app.all("*", ({ req }) => {
    if (req.method !== "GET" && req.method !== "HEAD") return refusal("not_found");
    const file = files.get(req.path);
    if (file !== undefined && !file.type.startsWith("text/html"))
      return serve(file, /\bgzip\b/.test(req.header("accept-encoding") ?? ""));
    const page = files.get("/index.html");
    // An address with an extension names a file; the page in its place would only confuse whoever asked.
    if (/\.[a-z0-9]+$/i.test(req.path) && req.path !== "/index.html") return refusal("not_found");
    return page === undefined ? refusal("unavailable") : document(page, parts);
  });
  return app;
}

function serve({ type, plain, gzip, immutable }: StaticFile, takesGzip: boolean): Response {
  const body = takesGzip && gzip !== null ? gzip : plain;
  return new Response(body, {
    headers: {
      "content-type": type,
      "cache-control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "Accept-Encoding",
      ...(body === plain ? {} : { "content-encoding": "gzip" }),
    },
  });
}

/** The one page, with a fresh nonce for the style elements that the component library adds. */
function document(page: StaticFile, parts: Omit<ConsolePages, "files">): Response {
  const { url, random, deviceOrigins, directoryName } = parts;
  const nonce = Buffer.from(random(16)).toString("base64");
  const text = page.plain
    .toString("utf8")
    .replace("<head>", () => `<head><meta property="csp-nonce" nonce="${nonce}">${named(directoryName)}`);
  return new Response(text, {
    headers: {
      "content-type": page.type,
      "cache-control": "no-store",
      "content-security-policy": consolePolicy(url, nonce, deviceOrigins),
    },
  });
}

function named(directoryName: string | null): string {
  if (directoryName === null) return "";
  const escaped = directoryName.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<meta name="holdfast-directory" content="${escaped}">`;
}
