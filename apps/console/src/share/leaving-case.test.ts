import { CaseId } from "@holdfast/case-schema";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { asksOf, CASE } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetRequests, NO_FORGET_REQUESTS } from "./forget-requests.ts";
import { dropSharing, LEAVING } from "./leaving-case.ts";
import { sharing } from "./sharing.ts";
import { NO_SIGN_PAGES, signPages } from "./sign-pages.ts";
import { watchSharing } from "./watch-sharing.ts";

const ID = CaseId.parse(CASE);
const OTHER = CaseId.parse(uuid(999));
let log: Asked[];

beforeEach(() => {
  seatDana();
  log = stubGateway(() => ({ json: { data: { releases: [], recipients: [], signPages: [] } } }));
  sharing.set({ kind: "known", caseId: CASE, releases: [], recipients: [], verified: [], isStale: false });
  forgetRequests.set({ caseId: CASE, kind: "known", requests: [] });
  signPages.set({ caseId: CASE, pages: [] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  dropSharing();
});
const known = () => [sharing.get().kind, forgetRequests.get(), signPages.get()];

it("[W28] what may leave a case is read anew as far as it is on screen", async () => {
  await LEAVING.read(ID);
  expect([asksOf(log, "Releases").length, asksOf(log, "SignPages").length]).toEqual([1, 1]);
  await LEAVING.read(OTHER);
  dropSharing();
  await LEAVING.read(ID);
  expect(log).toHaveLength(2);
});

it("[W29] what may leave a case that is not theirs any more leaves the screen, and nothing of another", () => {
  LEAVING.ended(OTHER);
  expect(known()[0]).toBe("known");
  LEAVING.ended(ID);
  expect(known()).toEqual(["not_yours", NO_FORGET_REQUESTS, NO_SIGN_PAGES]);
});

it("what may leave a case is dropped with whoever read it", () => {
  const stop = watchSharing();
  session.set({ kind: "signed_out", ended: true });
  stop();
  expect(known()).toEqual(["none", NO_FORGET_REQUESTS, NO_SIGN_PAGES]);
});
