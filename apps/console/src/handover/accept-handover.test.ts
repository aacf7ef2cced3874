import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { speak } from "../text/language.ts";
import { uuid } from "../queue/row.fixture.ts";
import { acceptHandover, type Accepted } from "./accept-handover.ts";
import { notAcceptedWords, toldWords } from "./accepted-words.ts";
import { endHandover } from "./end-handover.ts";
import { MINUTE, OFFERED } from "./handover.fixture.ts";

afterEach(() => vi.unstubAllGlobals());

const locked = { outcome: "locked", locks: [{ lock: "opted_out" }], limits: [] };
const limited = { outcome: "limited", locks: [], limits: [{ limit: null }] };
const accepted = (facts: object) => ({
  __typename: "HandoverAccepted",
  contactId: uuid(107),
  isTold: false,
  decision: null,
  say: "Somebody else goes on.",
  ...facts,
});

/** A gateway that answers this to whoever accepts. */
const gateway = (done: object) => stubGateway(() => ({ json: { data: { done } } }));

describe("[G571] [G506] accepting a handover", () => {
  it.each([
    ["a text, told", "text", accepted({ isTold: true }), { kind: "told" }],
    ["a text, locked", "text", accepted({ decision: locked }), { kind: "may_not", decision: locked }],
    ["a text, without a reason", "text", accepted({}), { kind: "not_told" }],
    ["a call", "voice", accepted({}), { kind: "say", say: "Somebody else goes on." }],
  ] as const)(
    "says of %s whether they know that somebody else goes on",
    async (_what, medium, done, told) => {
      const asked = gateway(done);
      expect(await acceptHandover({ id: uuid(800), medium })).toEqual({
        kind: "accepted",
        contactId: uuid(107),
        told,
      });
      // G506: what came with it is personal data, and read where somebody wants it: nothing else is asked.
      expect(asked.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName)).toEqual([
        "AcceptHandover",
      ]);
    },
  );

  it.each([
    [
      { __typename: "HandoverWaits", until: OFFERED },
      { kind: "waits", until: OFFERED },
    ],
    [
      { __typename: "HandoverWaits", until: null },
      { kind: "waits", until: null },
    ],
    [{ __typename: "HandoverNotYours" }, { kind: "not_yours" }],
    [{ __typename: "NotFound" }, { kind: "gone" }],
  ])("tells why it is not theirs: %j", async (done, came) => {
    gateway(done);
    expect(await acceptHandover({ id: uuid(800), medium: "text" })).toEqual(came);
  });

  it("does not take silence for an answer", async () => {
    stubGateway(() => "unreachable");
    expect(await acceptHandover({ id: uuid(800), medium: "text" })).toEqual({
      kind: "no_answer",
      because: "unreachable",
    });
  });
});

describe("[G571] what is said of it", () => {
  it.each([
    [{ kind: "waits", until: null }, /^A call goes on, and nothing is interrupted\./],
    [{ kind: "waits", until: OFFERED + 5 * MINUTE }, /Accept again at 21:45, unless words go in between\.$/],
    [{ kind: "waits", until: OFFERED }, /^They have been quiet for a while: accept again now\.$/],
    [{ kind: "not_yours" }, /^This is not yours to accept any more/],
    [{ kind: "gone" }, /^This is not there any more/],
    [{ kind: "no_answer", because: "unreachable" }, /^The gateway did not answer\. It is not known/],
  ] satisfies readonly (readonly [Accepted, RegExp])[])("is of %j %s", (came, words) => {
    speak("en");
    expect(notAcceptedWords(came, OFFERED)).toMatch(words);
  });

  it.each([
    [{ kind: "told" }, /^They are told that somebody else goes on\./],
    [{ kind: "may_not", decision: locked }, /^They are not told, since they may not be written to now\. \w+/],
    [{ kind: "may_not", decision: limited }, /^They are not told, since they may not be written to now\.$/],
    [{ kind: "say", say: "Words." }, /^Say this first, aloud:$/],
    [{ kind: "not_told" }, /Accept again, so that they are\.$/],
  ] as const)("is of %j %s", (told, words) => {
    expect(toldWords(told as Parameters<typeof toldWords>[0])).toMatch(words);
  });
});

describe("[G572] declining and taking back", () => {
  it.each([
    ["decline", "HandoverEnded", null],
    ["take_back", "HandoverEnded", null],
    ["decline", "HandoverNotYours", /^This is not yours to decline any more/],
    ["take_back", "HandoverNotYours", /^This is not yours to take back any more/],
    ["decline", "NotFound", /^This is not there any more/],
  ] as const)("says of %s, answered by %s, %s", async (how, __typename, words) => {
    const asked = stubGateway(() => ({ json: { data: { done: { __typename } } } }));
    const came = await endHandover(uuid(800), how);
    expect(came === null).toBe(words === null);
    expect(came ?? "").toMatch(words ?? /^$/);
    expect(asked[0]?.body).toContain(how === "decline" ? "DeclineHandover" : "TakeBackHandover");
  });

  it("is not done because nobody answered", async () => {
    stubGateway(() => "unreachable");
    expect(await endHandover(uuid(800), "decline")).toMatch(/^The gateway did not answer/);
  });
});
