import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import type { Host, PagesIntake } from "@holdfast/channel-kit";
import { Hono, type Context } from "hono";
import { z } from "zod";
import { conversationPage, noticePage } from "./page.ts";
import { STYLE_SOURCE } from "./style.ts";

/** People a newcomer may play. Their number stands in the address, so it must not be anything personal. */
const PEOPLE = 5;

const POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const Person = z.coerce.number().int().min(1).max(PEOPLE);
const Form = z.object({
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  text: z.string().trim().min(1).max(MESSAGE_LENGTH_MAX),
  danger: z.literal("on").optional(),
});

/** The thread of the person with this number. */
export function threadOf(person: number): string {
  return `person-${person}`;
}

/** A page on which a newcomer plays the person who writes in, and reads the answers. */
export function pagesIntake(host: Host): PagesIntake {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("content-security-policy", POLICY);
  });
  app.get("/", async (context) => {
    const person = Person.catch(1).parse(context.req.query("person"));
    const conversation = host.conversation(threadOf(person), context.req.raw);
    const opened = await conversation.open();
    if (opened.kind === "open") await conversation.markSeen(opened.replies.map(({ id }) => id));
    const nonce = Buffer.from(host.random(16)).toString("hex");
    return context.html(conversationPage({ person, people: PEOPLE, opened, nonce }));
  });
  app.post("/", async (context) => write(context, host));
  return { kind: "pages", at: null, app };
}

async function write(context: Context, host: Host): Promise<Response> {
  const person = Person.safeParse(context.req.query("person") ?? "1");
  const form = Form.safeParse(await formOf(context));
  if (!person.success || !form.success)
    return context.html(noticePage("That could not be read. Go back and try again."), 400);
  const { nonce, text, danger } = form.data;
  const written = await host.conversation(threadOf(person.data), context.req.raw).write({
    // The page made it, so sending the same page twice stores once.
    dedupeKey: nonce,
    text,
    danger: danger !== undefined,
    language: "en",
    reach: null,
    lowTrust: false,
  });
  if (written.kind === "refused")
    return context.html(noticePage("This conversation takes no more messages."), 409);
  return context.redirect(`?person=${person.data}`, 303);
}

async function formOf(context: Context): Promise<unknown> {
  try {
    return await context.req.parseBody();
  } catch {
    return undefined;
  }
}
