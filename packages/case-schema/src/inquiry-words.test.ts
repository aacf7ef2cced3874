import { expect, it } from "vitest";
import {
  BreachKind,
  CallBack,
  InHand,
  InquiryAsker,
  InquiryEnd,
  InquiryWay,
  LegalEnd,
  LegalFinding,
  LegalProcessKind,
  ServedHow,
  TellingWay,
} from "./index.ts";

/* Kept with every inquiry, which is never written anew. */
const STORED = {
  InquiryAsker: [InquiryAsker, "police court family media child_welfare funder_or_research somebody_else"],
  InHand: [InHand, "nothing says_urgent paper"],
  InquiryWay: [InquiryWay, "phone text email letter in_person form"],
  CallBack: [CallBack, "is_them is_not_them nobody_there"],
  InquiryEnd: [InquiryEnd, "told_neither gave_up became_process asked_for_help"],
  LegalProcessKind: [LegalProcessKind, "subpoena order search_warrant arrest_warrant"],
  ServedHow: [ServedHow, "in_person post email fax portal left_behind"],
  LegalFinding: [LegalFinding, "binds does_not_bind"],
  LegalEnd: [LegalEnd, "withdrawn quashed answered_with_nothing produced expired"],
  BreachKind: [BreachKind, "actual imminent"],
  TellingWay: [TellingWay, "message call in_person waits"],
} as const;

it.each(Object.entries(STORED))("keeps every word of %s that is stored", (_, [words, known]) => {
  expect(words.options).toEqual(expect.arrayContaining(known.split(" ")));
  expect(words.safeParse("all").success).toBe(false);
});
