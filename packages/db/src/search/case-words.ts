import { textOfPart, type CasePart } from "@holdfast/case-schema/case";
import { integerArray } from "../sql/binary-array.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { wordTokens } from "./word-tokens.ts";

const replaceWords = statement<{ done: boolean }, [partId: string, tokens: Buffer]>(
  "replace_case_words",
  `with wanted as (select token from unnest($2::integer[]) token),
   gone as (delete from case_word where part_id = $1 and token not in (select token from wanted)),
   made as (delete from case_word_owed where part_id = $1)
   insert into case_word (token, part_id) select token, $1 from wanted order by token
   on conflict do nothing returning true as done`,
);

/** Keeps the words of a part as it stands now, and none that stood there before (DB467). Its case's lock is held. */
export async function keepCaseWords(
  { keyring }: Pick<Inside, "keyring">,
  on: Queryable,
  part: CasePart,
): Promise<void> {
  await replaceWords(on, part.values.id, integerArray(wordTokens(keyring, "case_word", textOfPart(part))));
}
