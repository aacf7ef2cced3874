import type { AddressKind, Medium } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { ask } from "../api/ask.ts";
import { mediumWords } from "../text/domain-words.ts";
import { BeginningsDocument } from "./continue-documents.ts";

/** A channel on which a conversation can be begun from here. */
export interface Beginning {
  readonly id: string;
  readonly medium: Medium;
  readonly begins: AddressKind;
}

/** Asks where a conversation can be begun; `failed` when it could not be asked. */
export async function learnBeginnings(): Promise<readonly Beginning[] | "failed"> {
  const answer = await ask(BeginningsDocument, {});
  if (answer.kind !== "data") return "failed";
  return answer.data.channels.flatMap(({ id, medium, begins }) =>
    begins === null ? [] : [{ id, medium, begins }],
  );
}

/** What a channel is called where one is chosen: by how words travel, and by its name where two travel alike. */
export function beginningWords({ id, medium }: Beginning, all: readonly Beginning[]): string {
  const words = mediumWords(medium);
  return all.filter((each) => each.medium === medium).length === 1 ? words : t`${words}, by ${id}`;
}

/** What is asked for, and what is wrong with what was typed. */
export function addressLabel(kind: AddressKind): string {
  return { number: t`Their number, with + and the country`, mail: t`Their mail address` }[kind];
}

export function addressFault(kind: AddressKind): string {
  return {
    number: t`This is no whole number. Write it with + and the country, such as +1 555 010 0199.`,
    mail: t`This is no mail address. Write it such as name@example.org.`,
  }[kind];
}
