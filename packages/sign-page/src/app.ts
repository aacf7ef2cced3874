import { Language } from "@holdfast/case-schema";
import { chooseLanguage, readFields, type Fields, type Html } from "@holdfast/neutral-page";
import { Hono, type Context } from "hono";
import type { Desk } from "./desk.ts";
import { codePage } from "./pages/code-page.ts";
import { donePage, refusedPage } from "./pages/end-pages.ts";
import { HEAD, type Frame } from "./pages/page.ts";
import { termsPage } from "./pages/terms-page.ts";
import { openTexts } from "./texts.ts";

/** Where pages to sign on are: says nothing of what they are. */
export const SIGN_PAGES_AT = "/n";

const STATUS = { malformed: 400, too_large: 413, kind: 415 } as const;

interface Answer {
  readonly status: 200 | 422;
  readonly page: Html;
}

/** The pages to sign on: for each one address, to which every step is posted. */
export function signPages(desk: Desk): Hono {
  const texts = openTexts();
  const app = new Hono();
  const frameOf = (c: Context, said?: string): Frame => {
    const language = Language.safeParse(said).data ?? chooseLanguage(c.req.header("accept-language"));
    const address = `${SIGN_PAGES_AT}/${encodeURIComponent(tokenOf(c))}`;
    return { language, say: texts[language], exitUrl: desk.exitUrl, address };
  };
  const give = (
    c: Context,
    page: Html,
    status: number,
    more: Record<string, string> = {},
  ): Response | Promise<Response> =>
    c.html(page, status as 200, { ...HEAD.headers, vary: "accept-language", ...more });

  app.get(`${SIGN_PAGES_AT}/:token`, (c) => give(c, codePage(frameOf(c), false), 200));
  app.post(`${SIGN_PAGES_AT}/:token`, async (c) => {
    const fields = await readFields(c.req.raw);
    if (typeof fields === "string") return give(c, refusedPage(frameOf(c), "refused.unread"), STATUS[fields]);
    const go = first(fields, "go");
    const language = go.startsWith("say-") ? go.slice("say-".length) : first(fields, "lang");
    const { status, page } = await turn(desk, frameOf(c, language), tokenOf(c), fields);
    return give(c, page, status);
  });
  app.all(`${SIGN_PAGES_AT}/:token`, (c) =>
    give(c, refusedPage(frameOf(c), "refused.unread"), 405, { allow: "GET, HEAD, POST" }),
  );
  app.onError((error, c) => {
    desk.failed(error);
    return give(c, refusedPage(frameOf(c), "refused.broken"), 500);
  });
  return app;
}

const tokenOf = (c: Context): string => (c.req.param("token") ?? "").slice(0, 64);

const first = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? "";

/** One posted page in, the next one out. The body alone says where the visit is, and every step shows both keys anew. */
async function turn(desk: Desk, frame: Frame, token: string, fields: Fields): Promise<Answer> {
  const code = first(fields, "code")
    .replaceAll(/[\s.-]+/g, "")
    .slice(0, 40);
  const go = first(fields, "go");
  const isOpen = first(fields, "at") === "terms";
  const nothing: Answer = { status: 422, page: codePage(frame, true) };
  // Another language alone: no code is tried by it.
  if (go.startsWith("say-") && !isOpen) return { status: 200, page: codePage(frame, false, code) };
  const keys = { token, code };
  if (isOpen && (go === "agree" || go === "decline")) {
    const answered = await desk.answer(keys, go);
    return answered === null ? nothing : { status: 200, page: donePage(frame, answered) };
  }
  const terms = await desk.open(keys);
  return terms === null ? nothing : { status: 200, page: termsPage(frame, terms, code) };
}
