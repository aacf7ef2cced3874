import { GraphQLError, parse, type ParseOptions, type Source } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Context } from "./context.ts";
import { documentSize } from "./document-size.ts";

/** What a document may cost. The largest of the console, an opened contact, has a few fields less, 7 deep. */
export const DOCUMENT_LIMITS = { tokens: 2_000, fields: 300, depth: 12 } as const;

const tooLarge = (): GraphQLError =>
  new GraphQLError("This document asks for too much at once.", { extensions: { code: "TOO_LARGE" } });

/** Refuses documents that are too long to read or too costly to answer, before they are validated (G6). */
export function useLimits(): Plugin<Context> {
  return {
    onParse: ({ setParseFn }) => {
      setParseFn((source: string | Source, options?: ParseOptions) => {
        const document = parse(source, { ...options, maxTokens: DOCUMENT_LIMITS.tokens });
        const { fields, depth } = documentSize(document);
        if (fields > DOCUMENT_LIMITS.fields || depth > DOCUMENT_LIMITS.depth) throw tooLarge();
        return document;
      });
    },
  };
}
