import { PersonalClass } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { signPages } from "@holdfast/sign-page";
import type { Hono } from "hono";
import { z } from "zod";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { maySignHere } from "./may-sign-here.ts";

/** The pages to sign on, for the public host: whether somebody may is asked anew as one is shown and as it is signed (G342). */
export function signPageRoutes(parts: {
  readonly store: Pick<Store, "signPages">;
  readonly exitUrl: URL;
  readonly clock: () => number;
  readonly log: Log;
}): Hono {
  const { store, exitUrl, clock, log } = parts;
  const check = (record: Parameters<typeof maySignHere>[0]) => maySignHere(record, "sign", clock());
  return signPages({
    async open(keys) {
      const page = await store.signPages.open(keys, check);
      if (page === null) return null;
      return { ...page, dataClasses: z.array(PersonalClass).parse(page.dataClasses) };
    },
    answer: (keys, answer) => store.signPages.answer(keys, answer, check),
    exitUrl,
    failed: (error) => log.error("sign_page_failed", errorFacts(error)),
  });
}
