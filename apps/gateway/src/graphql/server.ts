import type { DocumentNode, ExecutionResult } from "graphql";
import { createYoga, type GraphQLParams } from "graphql-yoga";
import { Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import { isJson } from "../http/media-type.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { graphqlRefusal, refusal } from "../http/refusal.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { useAccess } from "./access.ts";
import { readAsked, type Asked } from "./asked.ts";
import { useCompiled } from "./compiled.ts";
import type { Context, Services } from "./context.ts";
import { useLimits } from "./limits.ts";
import { maskErrors } from "./mask-errors.ts";
import { useQuietErrors } from "./quiet-errors.ts";
import { DOCUMENTS_KEPT, recent, TEXT_KEPT } from "./recent-documents.ts";
import type { countQuestions } from "./question-measure.ts";
import { refuseTooOften } from "./refuse-too-often.ts";
import { resultResponse, type Result } from "./result-response.ts";
import { sameForAll } from "./same-for-all.ts";
import { schema } from "./schema.ts";
import type { SharedAnswers } from "./shared-answers.ts";
import { urgentDeeds } from "./urgent-deed.ts";

const BODY_BYTES_MAX = 256 * 1024;

export interface GraphqlServer {
  readonly services: Services;
  readonly sessions: Pick<LiveSessions, "identifyOwner" | "available">;
  readonly url: URL;
  readonly log: Log;
  /** Learns what is the same for whoever asks it. */
  readonly shared: Pick<SharedAnswers, "learn">;
  /** Told of each document that was answered, in how many seconds. */
  readonly answered: (query: string, seconds: number) => void;
  /** Counts what each person asks. */
  readonly asksTooOften: ReturnType<typeof countQuestions>;
  /** Counts apart what each person does that waits for no question (G556). */
  readonly actsTooOften: ReturnType<typeof countQuestions>;
}

/**
 * `/graphql`: POST and JSON only, from this origin or from no page at all, and only for somebody who is signed in;
 * strangers never reach the parser.
 */
export function graphqlRoute({
  services,
  sessions,
  url,
  log,
  shared,
  answered,
  asksTooOften,
  actsTooOften,
}: GraphqlServer): Hono {
  const yoga = createYoga<Context>({
    schema,
    plugins: [useLimits(), useAccess(), useCompiled(), useQuietErrors(log)],
    parserAndValidationCache: graphqlCaches(),
    graphqlEndpoint: "/graphql",
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    maskedErrors: {
      isDev: false,
      maskError: maskErrors(log),
      errorMessage: "Something went wrong.",
    },
  });
  const isUrgent = urgentDeeds();
  const isSame = sameForAll(schema);
  const app = new Hono();
  app.all("/graphql", async ({ req }, next) => {
    if (req.method !== "POST") return refusal("method", { Allow: "POST" });
    if (!isJson(req.raw.headers)) return refusal("media_type");
    if (fromElsewhere(req.raw.headers, url)) return graphqlRefusal("forbidden", "FORBIDDEN");
    return next();
  });
  app.post("/graphql", limitBody(BODY_BYTES_MAX), async ({ req }) => {
    if (!sessions.available()) return graphqlRefusal("unavailable", "UNAVAILABLE");
    const identity = await sessions.identifyOwner(req.header("cookie") ?? null);
    // Nobody is known either when that could be told no more while it was looked up: a console that is told so shows the way in.
    if (identity === null)
      return sessions.available()
        ? graphqlRefusal("unauthenticated", "UNAUTHENTICATED")
        : graphqlRefusal("unavailable", "UNAVAILABLE");
    const body = await req.raw.text();
    const asked = readAsked(body);
    const tooOften =
      asked !== null && isUrgent(asked.query) ? actsTooOften(identity.userId) : asksTooOften(identity.userId);
    if (tooOften !== null) return refuseTooOften(services, identity, tooOften);
    if (asked === null) return graphqlRefusal("malformed", "MALFORMED");
    const began = performance.now();
    // The request was judged above and its body read: the library's own way through HTTP would do both once more.
    const result = await yoga.getResultForParams(
      { params: asParams(asked), request: req.raw },
      { ...services, identity },
    );
    const whole = wholeOf(result);
    if (whole.errors === undefined && isSame(asked)) shared.learn(body, asked.query);
    const answer = resultResponse(whole);
    answered(asked.query, (performance.now() - began) / 1_000);
    return answer;
  });

  return app;
}

/** As the library takes a question. */
function asParams({ query, operationName, variables }: Asked): GraphQLParams {
  return {
    query,
    ...(operationName == null ? {} : { operationName }),
    ...(variables == null ? {} : { variables }),
  };
}

/** The schema has no subscriptions and puts nothing off, so that each question comes to one result. */
function wholeOf(result: ExecutionResult | AsyncIterable<ExecutionResult> | undefined): Result {
  if (result === undefined || Symbol.asyncIterator in result) throw new Error("a question has one result");
  return result;
}

/** What is remembered of documents and of mistakes in them; what was compiled goes with its document. */
export function graphqlCaches() {
  return {
    documentCache: recent<DocumentNode>(DOCUMENTS_KEPT, TEXT_KEPT),
    errorCache: recent<unknown>(DOCUMENTS_KEPT, TEXT_KEPT),
  };
}
