import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { FieldPlace } from "./case-drafts.ts";
import type { CaseData, OwnWordData } from "./case-documents.ts";
import type { Shape } from "./field-shape.ts";
import { fieldNamed } from "./field-words.ts";
import { valueWords } from "./value-words.ts";

export interface OwnWordLinesProps {
  readonly data: CaseData;
  readonly place: FieldPlace;
  readonly shape: Shape;
  /** Of what stands there now. */
  readonly revision: number;
}

/** What somebody said themself of one of their fields, with what stood there before and who had said that; nothing where they said nothing. */
export function OwnWordLines({ data, place, shape, revision }: OwnWordLinesProps): ReactNode {
  const said = data.ownWords.filter(
    ({ personId, field }) => place.part === "person" && personId === place.partId && field === place.field,
  );
  if (said.length === 0) return null;
  const name = fieldNamed(place.part, place.field);
  return (
    <ul
      aria-label={t`What they said themself: ${name}`}
      className="flex flex-col gap-1 border-l-2 border-line pl-2 text-small"
    >
      {said.map((each) => (
        <OwnWordLine
          key={each.id}
          word={each}
          stands={each.revision === revision}
          shape={shape}
          data={data}
        />
      ))}
    </ul>
  );
}

interface OwnWordLineProps {
  readonly word: OwnWordData;
  readonly stands: boolean;
  readonly shape: Shape;
  readonly data: CaseData;
}

function OwnWordLine({ word, stands, shape, data }: OwnWordLineProps): ReactNode {
  const now = useNow(60_000);
  const language = useStore(spoken);
  const { by, at, isGone, said, was, wasBy, wasAt } = word;
  const when = clockWords(at, now);
  if (isGone)
    return (
      <li>{t`${by.name} wrote down what they said themself, ${when}. It was forgotten, or cannot be read here.`}</li>
    );
  const words = (value: unknown): string => valueWords(shape, value, data, language);
  const before = words(was);
  const own = words(said);
  return (
    <li className="wrap-anywhere whitespace-pre-wrap">
      {stands ? (
        <p className="font-medium">{t`Their own word. ${by.name} wrote it down, ${when}.`}</p>
      ) : (
        <p>{t`They said themself: ${own}. ${by.name} wrote it down, ${when}. It was changed since.`}</p>
      )}
      {wasBy === null || wasAt === null ? null : (
        <p className="text-muted">{t`Before: ${before}. ${wasBy.name}, ${clockWords(wasAt, now)}.`}</p>
      )}
    </li>
  );
}
