import { act, type ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { decision } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { answer } from "./call-answer.fixture.ts";
import type { CallAnswerData } from "./person-call-documents.ts";
import { personCall, sayWhoAnswered, usePersonCall, type PersonCallNow } from "./person-call.ts";

const { id } = queueRow(7);
const { party: PARTY } = answer();

const seen = vi.fn<(now: PersonCallNow) => void>();
const isCurrent = (): boolean | undefined => seen.mock.lastCall?.[0].isCurrent;
const askAgain = (): void => act(() => seen.mock.lastCall?.[0].askAgain());
function Known({ versions }: { readonly versions: string }): ReactNode {
  const now = usePersonCall(id, versions, true);
  seen(now);
  return now.person?.answers.map(({ said }) => said ?? "nothing").join() ?? "unknown";
}

/** Every question about calling them, to be answered when the test says so. */
let waiting: ((said: CallAnswerData["said"] | "unreachable") => Promise<void>)[];
function gateway(): void {
  waiting = [];
  stubGateway(() => ({
    json: { data: { kept: { __typename: "WhoAnsweredKept", answer: answer({ said: "machine" }) } } },
  }));
  const say = globalThis.fetch;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (typeof init.body !== "string" || !init.body.includes("query PersonCall")) return say(url, init);
    return new Promise<Response>((resolve, reject) => {
      waiting.push(async (said) =>
        act(async () => {
          if (said === "unreachable") reject(new TypeError("fetch failed"));
          else {
            const facts = { mayCall: true, hasNumber: true, brokeOff: false, decision: decision() };
            const known = { ...facts, answers: [answer({ said })] };
            resolve(Response.json({ data: { personCall: known } }));
          }
          await new Promise<void>((done) => setTimeout(done, 5));
        }),
      );
    });
  });
}

async function answered(nth: number, said: CallAnswerData["said"] | "unreachable"): Promise<void> {
  await act(() => expect.poll(() => waiting.length).toBeGreaterThan(nth));
  await waiting[nth]?.(said);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  personCall.set(null);
});

describe("what is known of calling somebody", () => {
  it("[G247] counts as old from the next version on until it is had anew, and where it cannot be had", async () => {
    gateway();
    const { again, page, remove } = draw(<Known versions="1" />);
    await answered(0, "machine");
    expect([page.textContent, isCurrent()]).toEqual(["machine", true]);
    again(<Known versions="2" />);
    expect([page.textContent, isCurrent()]).toEqual(["machine", false]);
    await answered(1, "machine");
    expect(isCurrent()).toBe(true);
    // As it is asked once time alone may have changed it.
    askAgain();
    await answered(2, "unreachable");
    expect([page.textContent, isCurrent()]).toEqual(["machine", false]);
    askAgain();
    await answered(3, "machine");
    expect(isCurrent()).toBe(true);
    remove();
  });

  it("[G247] is asked again once something was said, and what was asked for before that is not waited for", async () => {
    gateway();
    const { again, page, remove } = draw(<Known versions="1" />);
    await answered(0, null);
    again(<Known versions="2" />);
    await act(() => sayWhoAnswered(id, PARTY, "machine"));
    expect([page.textContent, isCurrent()]).toEqual(["machine", false]);
    await answered(1, null);
    expect([page.textContent, isCurrent()]).toEqual(["machine", false]);
    await answered(2, "machine");
    expect([page.textContent, isCurrent()]).toEqual(["machine", true]);
    remove();
  });
});
