import type { DocumentNode, ExecutionArgs, ExecutionResult } from "graphql";
import { execute } from "graphql";
import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import type { Plugin } from "graphql-yoga";
import type { Context } from "./context.ts";

/**
 * How many documents are compiled in a process's life. graphql-jit never lets go of what it compiled, about a megabyte
 * for a large document, so somebody signed in who makes up documents must not have each of them compiled.
 */
export const COMPILED_MAX = 128;

/**
 * Executes compiled documents, and others as they are once `most` were compiled. One compilation per document *and* operation: with the document alone as key, the second
 * operation of a document would be answered with the first one's data.
 */
export function useCompiled(most: number = COMPILED_MAX): Plugin<Context> {
  let left = most;
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | null>>();

  function compile({ schema, document, operationName }: ExecutionArgs): CompiledQuery | null {
    const byOperation = compiled.get(document) ?? new Map<string, CompiledQuery | null>();
    compiled.set(document, byOperation);
    const name = operationName ?? "";
    const known = byOperation.get(name);
    if (known !== undefined) return known;
    if (left === 0) return null;
    const result = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(result)) return null;
    // Only what the document holds is remembered, or made-up names would fill the memory.
    left -= 1;
    byOperation.set(name, result);
    return result;
  }

  return {
    onExecute: ({ args, setExecuteFn }) => {
      const query = compile(args);
      if (query === null) return setExecuteFn(execute);
      setExecuteFn(async ({ rootValue, contextValue, variableValues }: ExecutionArgs) => {
        const result: ExecutionResult = await query.query(rootValue, contextValue, variableValues);
        return Object.assign(result, { stringify: query.stringify });
      });
    },
  };
}
