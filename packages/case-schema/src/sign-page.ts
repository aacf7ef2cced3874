import { z } from "zod";

/** How long a page to sign on is there, once it was offered. */
export const SIGN_PAGE_MS = 30 * 60_000;

/** How many wrong codes end it. */
export const SIGN_PAGE_TRIES = 5;

/** How a page to sign on stands: nobody opened it yet, opened, or how it ended. */
export const SignPageState = z.enum([
  "waiting",
  "opened",
  "signed",
  "declined",
  "withdrawn",
  "run_out",
  "too_many_tries",
]);
export type SignPageState = z.infer<typeof SignPageState>;

/** What somebody answers on a page to sign on. */
export const SignPageAnswer = z.enum(["agree", "decline"]);
export type SignPageAnswer = z.infer<typeof SignPageAnswer>;
