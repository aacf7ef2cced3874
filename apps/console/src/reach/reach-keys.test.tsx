import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { pending } from "../contact/pending.ts";
import { doings } from "../keys/doings.ts";
import type { CommandId } from "../keys/command-table.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { reachQuestion } from "./reach-dialog-store.ts";
import type { SafeContact } from "./reach-documents.ts";
import { ReachButtons } from "./reach-buttons.tsx";
import { ReachKeys } from "./reach-keys.tsx";
import { CONTACT } from "./reach-now.fixture.ts";
import { decision, limit, lock, safeContact } from "./safe-contact.fixture.ts";

const mine = queueRow(1, { status: "claimed", holder: dana, heldSince: 0 });
const theirs = queueRow(1, { status: "claimed", holder: marta, heldSince: 0 });
const doubtful = decision({
  outcome: "limited",
  limits: [limit("not_confirmed")],
  only: ["neutral_check"],
  hands: { ...decision().hands, isConfirmed: false, foldBefore: 2 },
});
let log: Asked[] = [];
const asked = (): readonly string[] =>
  log.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName);
const keys = (facts: Partial<SafeContact> | null, row = mine) =>
  draw(<ReachKeys row={row} safe={facts === null ? null : safeContact(facts)} />);
const reason = (id: CommandId): string | null => {
  const doing = doings.get().get(id)?.();
  return doing !== undefined && "reason" in doing ? doing.reason : null;
};
async function run(id: CommandId): Promise<void> {
  const doing = doings.get().get(id)?.();
  if (doing === undefined || "reason" in doing) throw new Error(`${id} cannot be done`);
  await act(async () => {
    doing.run();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
}

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  const done = { __typename: "SafeContactChanged" };
  log = stubGateway(({ body }) =>
    body.includes("mutation Send") ? "unreachable" : { json: { data: { done } } },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  pending.set([]);
  reachQuestion.set({ kind: "none" });
});

describe("the keys about reaching somebody", () => {
  it("say why not while the contact is on its way, or is a colleague's", () => {
    const loading = keys(null);
    expect(reason("contact.preference")).toBe("Only for a contact that you have.");
    loading.remove();
    const other = keys({ decision: doubtful }, theirs);
    for (const id of ["contact.check", "contact.same-person", "contact.refusal"] as const)
      expect(reason(id)).toBe("Only for a contact that you have.");
    // A mark warns everybody, so that anybody who answers may make it.
    expect(reason("contact.exploiter")).toBeNull();
    other.remove();
  });

  it("say why not while nothing asks for it", () => {
    const { remove } = keys({});
    expect(reason("contact.check")).toBe("Nothing asks for a check question now.");
    expect(reason("contact.same-person")).toBe("Nothing says that it may be somebody else.");
    expect(reason("contact.agreed-anew")).toContain("in their own words");
    expect(reason("contact.danger-over")).toBe("No danger word was said.");
    expect(reason("contact.lift")).toBe("Only for a shift lead.");
    remove();
  });

  it("ask the check question with one, and confirm the person with another", async () => {
    const { remove } = keys({ decision: doubtful });
    await run("contact.check");
    expect(pending.get()).toMatchObject([{ kind: "reply", text: "Hi, is this still a good time?" }]);
    await run("contact.same-person");
    expect(asked()).toContain("ConfirmSamePerson");
    remove();
  });

  it("never send a cover story: of those somebody picks one", async () => {
    const danger = {
      since: 0,
      checkWordAt: null,
      confirmedBy: [],
      means: "stop" as const,
      coverStory: ["Wrong number."],
    };
    const { remove } = keys({ decision: decision({ outcome: "limited", only: ["cover_story"] }), danger });
    await run("contact.check");
    expect(pending.get()).toEqual([]);
    expect(reason("contact.danger-over")).toBe("They have not said their safe word yet.");
    remove();
  });

  it("open the questions, and the lead's for leads alone where something can be lifted", async () => {
    const first = keys({});
    await run("contact.preference");
    expect(reachQuestion.get()).toEqual({ kind: "preference", contact: CONTACT });
    first.remove();
    seatDana("shift_lead");
    const locked = decision({
      outcome: "locked",
      locks: [lock("outside_window", { ways: ["wait_for_window", "lead_may_lift"] })],
    });
    const { remove } = keys({ decision: locked }, theirs);
    await run("contact.lift");
    expect(reachQuestion.get()).toEqual({ kind: "lift", contact: CONTACT });
    remove();
  });

  it.each([
    ["contact.exploiter", "MarkMayBeExploiter"],
    ["contact.refusal", "RecordRefusal"],
  ] as const)("%s tells the gateway %s", async (id, operation) => {
    const { remove } = keys({});
    await run(id);
    expect(asked()).toContain(operation);
    remove();
  });

  it("note a number that is somebody else's only once it is asked what is lost", async () => {
    const { remove } = keys({});
    await run("contact.number-reassigned");
    expect(reachQuestion.get()).toEqual({ kind: "number_reassigned", contact: CONTACT });
    expect(asked()).not.toContain("MarkNumberReassigned");
    remove();
  });

  it("do nothing while the connection is away, and say so", () => {
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    const { remove } = keys({ decision: doubtful });
    expect(reason("contact.check")).toBe("The connection is away.");
    remove();
  });
});

describe("the same as buttons", () => {
  it("stand with the contact for whoever has it, and the warning for everybody who answers", () => {
    const drawn = draw(<ReachButtons row={mine} safe={safeContact()} />);
    expect(drawn.page.textContent).toContain("Ask how to reach them…");
    expect(drawn.page.textContent).toContain("Text me until…");
    drawn.again(<ReachButtons row={theirs} safe={safeContact()} />);
    expect(drawn.page.textContent).toBe("Who is there…▾");
    drawn.remove();
  });

  it("ask once more before a number is somebody else's", async () => {
    const { page, remove } = draw(<ReachButtons row={mine} safe={safeContact()} />);
    await press(page, "Who is there…▾");
    const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(({ textContent }) =>
      textContent.startsWith("This number is somebody else’s now"),
    );
    act(() => item?.click());
    expect(reachQuestion.get()).toEqual({ kind: "number_reassigned", contact: CONTACT });
    expect(asked()).not.toContain("MarkNumberReassigned");
    remove();
  });

  it("“text me until” is offered for texts alone", () => {
    const { page, remove } = draw(<ReachButtons row={{ ...mine, medium: "email" }} safe={safeContact()} />);
    expect(page.textContent).not.toContain("Text me until…");
    remove();
  });
});
