import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { readMail } from "../reading/read-mail.ts";
import { BROKEN_MAILS } from "./broken.ts";
import { CORPUS_HOUSE } from "./house.ts";

/** Why mail is taken apart here and not by a library: of these it keeps no word. */
const LOST = [
  "no empty line before the words",
  "no headers at all",
  "a multipart without a boundary",
  "a multipart with another boundary",
  "a multipart that is none",
];

it.each(LOST)("[EM6] %s: its words are read here, and lost by a bare parser", async (name) => {
  const mail = BROKEN_MAILS.find((one) => one.name === name);
  if (!mail) throw new Error(name);
  const theirs = await PostalMime.parse(mail.raw);
  expect(theirs.text ?? "").not.toContain("Are you there?");
  expect(readMail(mail.raw, mail.envelope, CORPUS_HOUSE).text).toContain("Are you there?");
});
