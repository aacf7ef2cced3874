import { z } from "zod";
import { isNestedTooDeep } from "../http/nesting.ts";

const Asked = z.object({
  query: z.string().max(64 * 1024),
  operationName: z.string().max(200).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** One GraphQL question as it was posted. `variables` may hold personal data: never logged. */
export type Asked = z.infer<typeof Asked>;

/** Reads a request's body; `null` when it is not one question in JSON, or lies deeper in itself than anything could be asked. Extensions and batches are not taken. */
export function readAsked(body: string): Asked | null {
  if (isNestedTooDeep(body)) return null;
  try {
    return Asked.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
