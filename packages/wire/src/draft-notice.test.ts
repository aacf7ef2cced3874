import { expect, it } from "vitest";
import { DraftNotice } from "./draft-notice.ts";

const NOTICE = {
  contact: "019ab000-0000-7000-8000-000000000101",
  kind: "reply",
  author: "019ab000-0000-7000-8000-000000000001",
  revision: 4,
};

it("[W21] a notice of a draft says whose and which revision, and leaves every other word behind", () => {
  expect(DraftNotice.parse({ ...NOTICE, text: "Where can we", length: 12 })).toEqual(NOTICE);
});

it.each([
  ["no revision", { ...NOTICE, revision: 0 }],
  ["no author", { ...NOTICE, author: "Dana" }],
  ["presence", { contact: NOTICE.contact, doing: "writing", who: { id: NOTICE.author, name: "Dana" } }],
])("[W21] is not read from what has %s", (_name, raw) => {
  expect(DraftNotice.safeParse(raw).success).toBe(false);
});
