import type { Host } from "@holdfast/channel-kit";
import { Hono, type Context } from "hono";
import type { WebformConfig } from "./config.ts";
import { HEAD } from "./document/head.ts";
import { readFields, type BodyRefusal, chooseLanguage } from "@holdfast/neutral-page";
import { newVisit } from "./form/visit.ts";
import { openTexts, type TextId } from "./texts/texts.ts";
import { noteFailure, refuse, type Answer, type Desk } from "./turns/desk.ts";
import { showPage } from "./turns/form-turn.ts";
import { takeTurn } from "./turns/take-turn.ts";

const REFUSALS: Readonly<Record<BodyRefusal, { status: 400 | 413 | 415; why: TextId }>> = {
  malformed: { status: 400, why: "refused.malformed" },
  too_large: { status: 413, why: "refused.too_large" },
  kind: { status: 415, why: "refused.kind" },
};

/** The public pages: one address, to which every step is posted. Mounted at `/reach`. */
export function openPages(config: WebformConfig, host: Host): Hono {
  const desk: Desk = { host, config, texts: openTexts() };
  const app = new Hono();

  app.get("/", (c) => {
    const visit = newVisit(languageOf(c), host.clock());
    return give(c, { status: 200, page: showPage(desk, "start", visit) });
  });
  app.post("/", async (c) => {
    const fallback = languageOf(c);
    const fields = await readFields(c.req.raw);
    if (typeof fields === "string") {
      const { status, why } = REFUSALS[fields];
      return give(c, refuse(desk, fallback, status, why));
    }
    return give(c, await takeTurn(desk, c.req.raw, fields, fallback));
  });
  app.all("/", (c) =>
    give(c, refuse(desk, languageOf(c), 405, "refused.method"), { allow: "GET, HEAD, POST" }),
  );
  app.onError((error, c) => {
    noteFailure(desk, "webform_page_failed", error);
    return give(c, refuse(desk, languageOf(c), 500, "refused.broken"));
  });
  return app;
}

function languageOf(c: Context) {
  return chooseLanguage(c.req.header("accept-language"));
}

function give(
  c: Context,
  answer: Answer,
  more: Readonly<Record<string, string>> = {},
): Response | Promise<Response> {
  return c.html(answer.page, answer.status, { ...HEAD.headers, vary: "accept-language", ...more });
}
