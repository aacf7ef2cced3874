import type { IncomingMessage, ServerResponse } from "node:http";
import type { Ahead } from "../http/listen.ts";
import { isJson } from "../http/media-type.ts";
import type { Metrics } from "../http/metrics.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { securityHeaders } from "../http/security-headers.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { mayDo } from "./access.ts";
import type { Services } from "./context.ts";
import type { SharedAnswer, SharedAnswers } from "./shared-answers.ts";
import type { countQuestions } from "./question-measure.ts";
import { refuseTooOften } from "./refuse-too-often.ts";
import { HEADERS } from "./result-response.ts";
import { ASKED_BY_WHOEVER_MAY, QUESTION_CHARS_MAX } from "./same-for-all.ts";

export interface AnswersAgain {
  readonly url: URL;
  readonly shared: SharedAnswers;
  readonly sessions: Pick<LiveSessions, "identifyOwner">;
  readonly store: Pick<Services["store"], "audit">;
  /** Counted here only where it is answered here. */
  readonly asksTooOften: ReturnType<typeof countQuestions>;
  readonly served: Metrics["served"];
  readonly answered: (query: string, seconds: number) => void;
  readonly clock: () => number;
  readonly log: Pick<Log, "warn">;
}

/**
 * Answers a question that is the same for everybody once more as it was answered, while nothing was committed since (G720). It judges
 * what it answers as the whole way does: path, host, origin, kind of body, session, what they may ask for and how often. Whatever it does
 * not answer goes that way, untouched but for its body, which was read.
 */
export function answerAgain(parts: AnswersAgain): Ahead {
  const { url, served, answered, clock, log } = parts;
  const dressed = Object.entries(securityHeaders(url.protocol === "https:"));
  const headers = [...dressed, ...Object.entries(HEADERS)].flat();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const beganAt = clock();
    const body = await bodyOf(request);
    Object.assign(request, { rawBody: body });
    const found = await standing(parts, request, body.toString());
    if (found === null) return false;
    if (found instanceof Response) {
      for (const [name, value] of dressed) response.setHeader(name, value);
      response.writeHead(found.status, [...found.headers].flat()).end(await found.text());
      served("graphql", found.status, (clock() - beganAt) / 1_000);
      return true;
    }
    response.writeHead(200, [...headers, "content-length", String(found.body.length)]).end(found.body);
    const seconds = (clock() - beganAt) / 1_000;
    answered(found.query, seconds);
    served("graphql", 200, seconds);
    return true;
  }

  return (request, response, theWholeWay) => {
    if (!mayBeAsked(request, url)) return theWholeWay();
    answer(request, response).then(
      (isAnswered) => void (isAnswered || theWholeWay()),
      (error: unknown) => {
        // The whole way says to whoever asks what is wrong, if it still is.
        log.warn("answer_not_shared", errorFacts(error));
        if (response.headersSent) response.destroy();
        else theWholeWay();
      },
    );
  };
}

/** Whether a request could be such a question of the console's: what its head says. */
function mayBeAsked({ method, url: path, headers, rawHeaders }: IncomingMessage, url: URL): boolean {
  if (method !== "POST" || path !== "/graphql" || headers.host !== url.host) return false;
  if (saysTwice(rawHeaders)) return false;
  const length = headers["content-length"];
  if (length === undefined || headers["transfer-encoding"] !== undefined) return false;
  if (!(Number(length) <= QUESTION_CHARS_MAX)) return false;
  const told = { get: (name: string) => one(headers[name]) };
  return isJson(told) && !fromElsewhere(told, url);
}

/** Of these Node keeps the first and drops the others, by which the whole way judges as well: whoever says one twice is judged there. */
const SAID_ONCE: ReadonlySet<string> = new Set(["host", "content-type"]);

function saysTwice(raw: readonly string[]): boolean {
  const said = raw.filter((name, nth) => nth % 2 === 0 && SAID_ONCE.has(name.toLowerCase()));
  return said.length > SAID_ONCE.size;
}

const one = (header: string | readonly string[] | undefined): string | null =>
  header === undefined ? null : String(header);

/** Never settles where the sender went away: then nobody waits for it. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
  });
}

/** What was answered to this question, where whoever asks may ask it now and nothing was committed since; or that they ask too often. */
async function standing(
  { shared, sessions, store, asksTooOften }: AnswersAgain,
  { headers }: IncomingMessage,
  question: string,
): Promise<SharedAnswer | Response | null> {
  const answer = shared.of(question);
  if (answer === undefined) return null;
  const identity = await sessions.identifyOwner(headers.cookie ?? null);
  // From whoever is barred from any contact something is kept (G490): theirs is nobody else's.
  if (identity === null || identity.hasBars || !mayDo(identity, ASKED_BY_WHOEVER_MAY)) return null;
  const tooOften = asksTooOften(identity.userId);
  return tooOften === null ? answer() : refuseTooOften({ store }, identity, tooOften);
}
