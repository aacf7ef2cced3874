import { sharedRead } from "@holdfast/db";
import { parse, type GraphQLSchema } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { Identity } from "../sessions/live-sessions.ts";
import type { Services } from "./context.ts";
import { recent } from "./recent-documents.ts";

/** An answer in which nothing is wrong, as it is sent. */
export interface SharedAnswer {
  /** The document, by which it is counted. */
  readonly query: string;
  /** Its JSON in UTF-8. */
  readonly body: Buffer;
}

/**
 * Answers to questions that are the same for whoever may ask and has nothing kept from them (`same-for-all.ts`), by the bodies of their requests. However many ask at
 * once, one answer is made for all who asked before it was begun; and where nothing was committed since the last one, that is given again.
 */
export interface SharedAnswers {
  /** What answers it; `undefined`: it is not known. Fails where an answer would have an error in it. */
  readonly of: (question: string) => (() => Promise<SharedAnswer>) | undefined;
  /** Knows a question from now on, which was answered without an error, and is the same for all. */
  readonly learn: (question: string, query: string) => void;
}

export interface SharedAnswersOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  /** Two that are alike: nothing was committed between them (DB740). */
  readonly revision: () => Promise<string>;
  readonly bounds?: typeof BOUNDS;
}

/**
 * Questions that are known at once; how many are compiled in a process's life, as what was compiled is never let go of (`compiled.ts`); and
 * how large an answer may be to be kept for whoever asks next: a queue of ten thousand is told in some 3 MB.
 */
const BOUNDS = { known: 8, compiled: 32, bytesKept: 4 * 1024 * 1024 };

/** Whoever asks, as far as such a question may know of them: that nothing is kept from them. */
export const ANYBODY: Pick<Identity, "hasBars"> = { hasBars: false };

export function sharedAnswers({
  schema,
  services,
  revision,
  bounds = BOUNDS,
}: SharedAnswersOptions): SharedAnswers {
  const known = recent<() => Promise<SharedAnswer>>(bounds.known);
  let left = bounds.compiled;
  return {
    of: known.get,
    learn: (question, query) => {
      if (left === 0 || known.get(question) !== undefined) return;
      left -= 1;
      const compiled = compileQuery(schema, parse(query, { noLocation: true }));
      if (!isCompiledQuery(compiled)) return;
      let last: { readonly revision: string; readonly answer: SharedAnswer } | null = null;
      const answer = async (): Promise<SharedAnswer> => {
        // Read before the answer is, so that whatever is committed meanwhile ends it.
        const now = await revision();
        if (last?.revision === now) return last.answer;
        const result = await compiled.query(undefined, { ...services, identity: ANYBODY }, {});
        if (result.errors !== undefined) throw new Error("what was asked by many could not be answered");
        const made = { query, body: Buffer.from(compiled.stringify(result)) };
        last = made.body.length > bounds.bytesKept ? null : { revision: now, answer: made };
        return made;
      };
      known.set(question, sharedRead(answer));
    },
  };
}
