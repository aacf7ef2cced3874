import { Language } from "@holdfast/case-schema";
import { checkStep, firstProblem, type Problem } from "../form/check-step.ts";
import { firstMessage } from "../form/first-message.ts";
import { isLowTrust } from "../form/low-trust.ts";
import { isStep, stepAfter, type Step } from "../form/steps.ts";
import type { Visit } from "../form/visit.ts";
import { promisePage } from "../pages/promise.ts";
import { dangerQuestion, detailsQuestion, waysQuestion, wordsQuestion } from "../pages/questions.ts";
import { returnPage } from "../pages/return.ts";
import { review } from "../pages/review.ts";
import { sentPage } from "../pages/sent.ts";
import { startPage } from "../pages/start.ts";
import { stepPage } from "../pages/step-page.ts";
import { challengeFor } from "../proof/challenge.ts";
import { isProved } from "../proof/is-proved.ts";
import { makeReturnCode, readReturnCode } from "../return-code/return-code.ts";
import { frameIn, noteFailure, type Answer, type Desk } from "./desk.ts";

/** The pages of the form itself. */
type FormPage = Step | "start" | "promise" | "return";

const QUESTIONS = {
  danger: dangerQuestion,
  words: wordsQuestion,
  ways: waysQuestion,
  details: detailsQuestion,
  review,
} as const;

/** Whether a page's name is one of the form's. */
export function isFormPage(name: string): name is FormPage {
  return isStep(name) || name === "start" || name === "promise" || name === "return";
}

/** One button pressed within the form; `null` when the page has no such button. */
export async function formTurn(
  desk: Desk,
  request: Request,
  turn: { at: FormPage; go: string; visit: Visit },
): Promise<Answer | null> {
  const { at, go, visit } = turn;
  if (go.startsWith("say-")) {
    const language = Language.safeParse(go.slice("say-".length)).data ?? visit.language;
    return { status: 200, page: showPage(desk, at, { ...visit, language }) };
  }
  if (go.startsWith("to-")) {
    const to = go.slice("to-".length);
    return isFormPage(to) ? { status: 200, page: showPage(desk, to, visit) } : null;
  }
  if (go === "send") return send(desk, request, visit);
  if (go !== "next" || !isStep(at)) return null;
  const problems = checkStep(at, visit.answers);
  if (problems.length > 0) return { status: 422, page: showPage(desk, at, visit, problems) };
  return { status: 200, page: showPage(desk, stepAfter(at, visit.answers), visit) };
}

/** Draws a page of the form as it stands. The first page is also what a plain visit gets. */
export function showPage(desk: Desk, at: FormPage, visit: Visit, problems: readonly Problem[] = []) {
  const frame = frameIn(desk, visit.language);
  if (at === "start") return startPage(frame, visit);
  if (at === "promise") return promisePage(frame, visit);
  if (at === "return") return returnPage(frame, "", problems);
  const known = named(desk, visit);
  return stepPage(at, frame, known, problems, QUESTIONS[at](frame, known, problems));
}

async function send(desk: Desk, request: Request, visit: Visit): Promise<Answer> {
  const found = firstProblem(visit.answers);
  if (found) return { status: 422, page: showPage(desk, found.step, visit, found.problems) };
  const frame = frameIn(desk, visit.language);
  const code = codeOf(desk, visit);
  const again = (kept: Visit): Answer => ({
    status: 503,
    page: showPage(desk, "review", kept, [{ field: "form", text: "review.unsaved" }]),
  });
  try {
    const now = desk.host.clock();
    const lowTrust = isLowTrust(visit, isProved(desk.host.sign, code, visit, now), now);
    const words = firstMessage(visit, code, frame.say, lowTrust);
    const written = await desk.host.conversation(code, request).write(words);
    const inDanger = visit.answers.danger === "yes";
    if (written.kind === "stored") return { status: 200, page: sentPage(frame, code, inDanger) };
    // A page left open until its code ended: the next press sends under a fresh one.
    if (written.reason === "expired") return again({ ...visit, code: "" });
    return { status: 422, page: showPage(desk, "words", visit, [{ field: "words", text: "words.long" }]) };
  } catch (error) {
    noteFailure(desk, "webform_write_failed", error);
    return again({ ...visit, code });
  }
}

/**
 * The visit with its code, which is made before anything is stored, so that the same page sent twice names the same
 * thread; and with the work for it, from the first question on, so that it can be done when the person sends.
 */
function named(desk: Desk, visit: Visit): Visit {
  const { sign, clock } = desk.host;
  const code = codeOf(desk, visit);
  return { ...visit, code, challenge: challengeFor(sign, code, visit.challenge, clock()) };
}

function codeOf(desk: Desk, visit: Visit) {
  return readReturnCode(visit.code) ?? makeReturnCode(desk.host.random);
}
