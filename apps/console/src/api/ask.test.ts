import { afterEach, describe, expect, it, vi } from "vitest";
import { ClosedDocument } from "../closed/closed-documents.ts";
import { NoteDocument } from "../contact/contact-documents.ts";
import { ask, onSignedOut, tell } from "./ask.ts";
import { AGAIN_AFTER_MS } from "./fetch-again.ts";
import { ANSWER_MS_MAX } from "./fetch-in-time.ts";
import { isOutdated } from "../live/connection.ts";
import { stubGateway } from "./gateway.fixture.ts";
import { hasSession, signIn, signOut } from "./sign-in.ts";

afterEach(() => vi.unstubAllGlobals());
const nothing = { data: { closedContacts: { contacts: [], next: null } } };
const search = { before: null, number: 4120 };

describe("asking the gateway", () => {
  it("is a POST whose address holds nothing of the question, and is never cached", async () => {
    const log = stubGateway(() => ({ json: nothing }));
    expect((await ask(ClosedDocument, search)).kind).toBe("data");
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ url: "/graphql", method: "POST", cache: "no-store" });
    expect(log[0]?.body).toContain("4120");
  });

  it("asks again though the same question is on its way, whose answer may be from before", async () => {
    const log = stubGateway(() => ({ json: nothing }));
    await Promise.all([ask(ClosedDocument, search), ask(ClosedDocument, search)]);
    expect(log).toHaveLength(2);
  });

  it("asks once, however late the answer, unless it was told that it may ask again; what changes something never", async () => {
    vi.useFakeTimers();
    const asking = vi.fn<typeof fetch>(() => new Promise(() => {}));
    vi.stubGlobal("fetch", asking);
    void ask(ClosedDocument, search);
    void tell(NoteDocument, { id: "1", text: "A note", draftKey: "k" } as never);
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
    expect(asking).toHaveBeenCalledTimes(2);
    void ask(ClosedDocument, search, true);
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
    expect(asking).toHaveBeenCalledTimes(4);
    vi.useRealTimers();
  });

  it("asks again when it is asked again", async () => {
    const log = stubGateway(() => ({ json: nothing }));
    await ask(ClosedDocument, search);
    await ask(ClosedDocument, search);
    expect(log).toHaveLength(2);
  });

  it.each([
    [
      "a session that is gone",
      { status: 401, json: { errors: [{ message: "Sign in first." }] } },
      "signed_out",
    ],
    [
      "a session that is gone, told by code",
      { json: { errors: [{ message: "Sign in first.", extensions: { code: "UNAUTHENTICATED" } }] } },
      "signed_out",
    ],
    ["a gateway without its database", { status: 503, json: {} }, "unreachable"],
    [
      "a gateway that cannot look sessions up",
      {
        status: 503,
        json: { errors: [{ message: "Try again.", extensions: { code: "UNAVAILABLE" } }] },
      },
      "unreachable",
    ],
    ["a network that is down", "unreachable" as const, "unreachable"],
    ["an answer that is nothing", { json: { data: null } }, "unreachable"],
    ["an answer with nothing in it", { json: { data: {} } }, "unreachable"],
    ["an accident", { json: { data: null, errors: [{ message: "Something went wrong." }] } }, "failed"],
  ])("[G748] tells %s from the others", async (_name, answer, kind) => {
    const ended = vi.fn<() => void>();
    const stop = onSignedOut(ended);
    stubGateway(() => answer);
    expect(await ask(ClosedDocument, search)).toEqual({ kind });
    expect(ended).toHaveBeenCalledTimes(kind === "signed_out" ? 1 : 0);
    stop();
  });
});

describe("what was not done", () => {
  it.each<[string, string | undefined, true | undefined]>([
    ["is not theirs", "FORBIDDEN", true],
    ["is nobody's who shows no second factor", "SECOND_FACTOR", true],
    ["cannot be asked so", "BAD_USER_INPUT", true],
    ["is too much", "TOO_LARGE", true],
    ["went wrong", "INTERNAL_SERVER_ERROR", undefined],
    ["a later release may do", "GRAPHQL_VALIDATION_FAILED", undefined],
    ["nobody says why", undefined, undefined],
  ])("would be refused again, or not, where it %s", async (_name, code, isRefused) => {
    const errors = [{ message: "?", extensions: code === undefined ? {} : { code } }];
    stubGateway(() => ({ json: { data: null, errors } }));
    expect(await ask(ClosedDocument, search)).toEqual({ kind: "failed", isRefused });
    isOutdated.set(false);
  });
});

describe("a page of an older release", () => {
  it("[G529] is to be loaded again where the gateway does not know what it asks, and says that nothing was done", async () => {
    isOutdated.set(false);
    const refused = { errors: [{ message: "?", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] };
    stubGateway(() => ({ status: 400, json: refused }));
    expect(await tell(NoteDocument, { contactId: "a", noteId: "b", text: "c" })).toEqual({ kind: "failed" });
    expect(isOutdated.get()).toBe(true);
    isOutdated.set(false);
  });

  it.each(["BAD_USER_INPUT", "FORBIDDEN", "INTERNAL_SERVER_ERROR"])(
    "[G529] is not told apart from this one by %s",
    async (code) => {
      isOutdated.set(false);
      stubGateway(() => ({ json: { data: null, errors: [{ message: "?", extensions: { code } }] } }));
      await ask(ClosedDocument, search);
      expect(isOutdated.get()).toBe(false);
    },
  );
});

describe("a line that died silently", () => {
  it("ends as unreachable, whatever was asked over it, and signs nobody out", async () => {
    const ended = vi.fn<() => void>();
    const stop = onSignedOut(ended);
    const late = new AbortController();
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(late.signal);
    let open = 0;
    vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
      open += 1;
      return new Promise((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(new DOMException("too late", "TimeoutError")));
      });
    });
    const answers = Promise.all([
      ask(ClosedDocument, search),
      tell(NoteDocument, { contactId: "a", noteId: "b", text: "c" }),
      signIn("dana", "a long password"),
      signOut(),
      hasSession(),
    ]);
    await expect.poll(() => open).toBe(5);
    late.abort();
    expect(await answers).toEqual([
      { kind: "unreachable" },
      { kind: "unreachable" },
      "unreachable",
      false,
      "unreachable",
    ]);
    expect(timeout.mock.calls.every(([limit]) => limit === ANSWER_MS_MAX)).toBe(true);
    expect(ended).not.toHaveBeenCalled();
    timeout.mockRestore();
    stop();
  });
});

describe("signing in", () => {
  it.each([
    [{ json: {} }, "signed_in"],
    [{ status: 401, json: {} }, "refused"],
    [{ status: 400, json: {} }, "refused"],
    [{ status: 429, json: {} }, "too_many"],
    [{ status: 503, json: {} }, "unreachable"],
    ["unreachable" as const, "unreachable"],
  ])("case %#", async (answer, expected) => {
    const log = stubGateway(() => answer);
    expect(await signIn("dana", "a long password")).toBe(expected);
    expect(log[0]).toMatchObject({ url: "/api/auth/sign-in/username", method: "POST" });
  });

  it("is not needed with a session, and having none is an ordinary answer", async () => {
    stubGateway(() => ({ json: null }));
    expect(await hasSession()).toBe("no");
    stubGateway(() => ({ json: { session: {} } }));
    expect(await hasSession()).toBe("yes");
    stubGateway(() => ({ status: 500, json: {} }));
    expect(await hasSession()).toBe("unreachable");
  });

  it("out is only believed when the gateway says so", async () => {
    stubGateway(() => ({ json: {} }));
    expect(await signOut()).toBe(true);
    stubGateway(() => "unreachable");
    expect(await signOut()).toBe(false);
  });
});
