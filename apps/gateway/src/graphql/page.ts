import { ContactId } from "@holdfast/case-schema";
import { GraphQLError } from "graphql";

/** Where a page of closed contacts ends: the last one's closing and id. */
export interface PageEnd {
  readonly closedAt: number;
  readonly id: ContactId;
}

/** The page's end as an opaque id. */
export function encodePage({ closedAt, id }: PageEnd): string {
  return `${closedAt}:${id}`;
}

/** Reads what `encodePage` wrote; anything else is refused. */
export function decodePage(page: string): PageEnd {
  const [, instant, rest] = /^(\d{1,15}):(.*)$/.exec(page) ?? [];
  const id = ContactId.safeParse(rest);
  if (instant === undefined || !id.success)
    throw new GraphQLError("A page is named by the `next` of the page before it.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return { closedAt: Number(instant), id: id.data };
}
