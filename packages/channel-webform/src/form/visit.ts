import { Language } from "@holdfast/case-schema";
import { readAnswers, type Answers } from "./answers.ts";
import type { Fields } from "@holdfast/neutral-page";

/**
 * All that one visit knows. It travels in the form's own body, from page to page: there is no session, no cookie and
 * nothing in the browser's storage. Personal data.
 */
export interface Visit {
  readonly language: Language;
  /** When the first page was made, as it came back: a mark, never a proof. */
  readonly born: string;
  /** The return code made for this visit, or empty before there is one. It makes sending twice store once. */
  readonly code: string;
  /** The work that the browser was asked to do for that code; empty before there is one. */
  readonly challenge: string;
  /** What the browser found, if it runs scripts and had the time. */
  readonly proof: string;
  /** What the honeypot holds: people leave it empty. */
  readonly bait: string;
  readonly answers: Answers;
}

/** A visit that begins now. */
export function newVisit(language: Language, now: number): Visit {
  return {
    language,
    born: String(now),
    code: "",
    challenge: "",
    proof: "",
    bait: "",
    answers: readAnswers(new Map()),
  };
}

/** The visit that a posted form carries. An unknown language falls back to `fallback`. */
export function readVisit(fields: Fields, fallback: Language): Visit {
  const one = (name: string) => fields.get(name)?.[0] ?? "";
  return {
    language: Language.safeParse(one("lang")).data ?? fallback,
    born: one("born"),
    code: one("code"),
    challenge: one("challenge"),
    proof: one("proof"),
    bait: one("subject"),
    answers: readAnswers(fields),
  };
}
