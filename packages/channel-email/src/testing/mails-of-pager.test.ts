import { expect, it } from "vitest";
import { mailsOfPager } from "./mails-of-pager.ts";

it("reads every mail that doveadm printed, in its order and whole", () => {
  expect(mailsOfPager("uid: 1\ntext:\nSubject: one\n\nHello\n\f\nuid: 12\ntext:\nSubject: two\n\n")).toEqual([
    "Subject: one\n\nHello\n",
    "Subject: two\n\n",
  ]);
});

it("reads an empty mailbox", () => {
  expect(mailsOfPager("")).toEqual([]);
});

it("takes nothing else for a mail", () => {
  expect(() => mailsOfPager("uid: 1\ntext:\nSubject: one\n\n\f\nno such mail")).toThrow("other than a mail");
});
