import { GraphQLError } from "graphql";
import type { z } from "zod";

/** Where a page of something that is listed by time ends: the last one's instant and id. */
export interface PageEnd<Id extends string> {
  readonly at: number;
  readonly id: Id;
}

/** The page's end as an opaque id. */
export function encodePage({ at, id }: PageEnd<string>): string {
  return `${at}:${id}`;
}

/** Reads what `encodePage` wrote; anything else is refused. */
export function decodePage<Ids extends z.ZodType<string>>(page: string, ids: Ids): PageEnd<z.output<Ids>> {
  const [, instant, rest] = /^(\d{1,15}):(.*)$/.exec(page) ?? [];
  const id = ids.safeParse(rest);
  if (instant === undefined || !id.success)
    throw new GraphQLError("A page is named by the `next` of the page before it.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return { at: Number(instant), id: id.data };
}
