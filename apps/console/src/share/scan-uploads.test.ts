import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { addScan, leaveScan, scanUploads, SENT_AGAIN_AFTER_MS, sendScanAgain } from "./scan-uploads.ts";
import { fileOf, stubSending, type OnItsWay } from "./sending.fixture.ts";

const CASE = uuid(900);
const [ONE, TWO, THREE] = [uuid(31), uuid(32), uuid(33)];
let sent: OnItsWay[];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  seatDana();
  stubGateway(() => ({ json: { data: { releases: [], recipients: [] } } }));
  sent = stubSending();
});
afterEach(() => {
  session.set({ kind: "signed_out", ended: false });
  forgetAnnouncements();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = async (ms = 20): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));
const add = async (...releases: readonly string[]): Promise<void> => {
  for (const release of releases) void addScan(CASE, release, fileOf(10));
  await pass();
};
const answers = async (which: number, status: number, told?: object): Promise<void> => {
  const answered = sent[which]?.answers(status, told);
  await pass();
  await answered;
};
const kept = async (which: number): Promise<void> => answers(which, 200, { outcome: "kept", pages: 1 });
const state = (release: string): string | undefined => scanUploads.get().get(release)?.state.kind;
const to = (): readonly (string | undefined)[] => sent.map(({ path }) => path.split("/")[3]);

describe("several scans at once", () => {
  it("[G375] are sent one after the other, and those that wait say that they do", async () => {
    await add(ONE, TWO, THREE);
    expect([to(), state(ONE), state(TWO), state(THREE)]).toEqual([[ONE], "sending", "waits", "waits"]);
    await kept(0);
    expect([to(), state(ONE), state(TWO)]).toEqual([[ONE, TWO], undefined, "sending"]);
    await answers(1, 200, { outcome: "damaged" });
    await kept(2);
    expect([to(), state(TWO), state(THREE)]).toEqual([[ONE, TWO, THREE], "failed", undefined]);
  });

  it("go on where one that waits is left: it is not sent", async () => {
    await add(ONE, TWO, THREE);
    leaveScan(TWO);
    await kept(0);
    expect(to()).toEqual([ONE, THREE]);
    await kept(1);
  });
});

describe("a scan that there was no room for", () => {
  it("[G375] waits and is sent again by itself, under its id, and nothing is said to be unknown", async () => {
    await add(ONE);
    await answers(0, 503);
    expect([state(ONE), sent.length, said.get()]).toEqual(["waits", 1, []]);
    await pass(SENT_AGAIN_AFTER_MS[0]);
    expect([state(ONE), sent.length, sent[1]?.path]).toEqual(["sending", 2, sent[0]?.path]);
    await kept(1);
    expect(state(ONE)).toBeUndefined();
  });

  it("[G375] is given up after a few times, said not to be kept, and sent again by hand", async () => {
    await add(ONE);
    for (const [which, pause] of SENT_AGAIN_AFTER_MS.entries()) {
      await answers(which, which === 1 ? 400 : 503);
      await pass(pause);
    }
    await answers(SENT_AGAIN_AFTER_MS.length, 503);
    expect(scanUploads.get().get(ONE)?.state).toEqual({ kind: "failed", because: "not_taken" });
    await pass(1_000);
    expect(
      said
        .get()
        .map(({ words }) => words)
        .join(),
    ).toContain("The scan is not kept");
    await pass(300_000);
    expect(sent).toHaveLength(SENT_AGAIN_AFTER_MS.length + 1);
    void sendScanAgain(ONE);
    await pass();
    await kept(SENT_AGAIN_AFTER_MS.length + 1);
    expect(state(ONE)).toBeUndefined();
  });

  it("is not sent again once it is left", async () => {
    await add(ONE);
    await answers(0, 503);
    leaveScan(ONE);
    await pass(300_000);
    expect(sent).toHaveLength(1);
  });
});

it.each([
  [502, "unreachable"],
  [504, "unreachable"],
])(
  "a scan of which somebody between says that it cannot tell is not known to have come: %i",
  async (status, because) => {
    await add(ONE);
    await answers(0, status);
    expect(scanUploads.get().get(ONE)?.state).toEqual({ kind: "failed", because });
  },
);
