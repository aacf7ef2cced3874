import type { CasePartKind } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { partsOf } from "../case/case-shown.ts";
import type { CaseData, CasePartData } from "../case/case-documents.ts";
import { foundShape } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { allParts, partKey } from "../case/part-at.ts";
import { partWords } from "../case/part-words.ts";
import { valueWords } from "../case/value-words.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";

/** What stands in a case, to be read and not changed: of each person, exploiter and note what is said. */
export function ReadOnlyCase({ data }: { readonly data: CaseData }): ReactNode {
  const parts = allParts(data);
  return (
    <div data-words="" className="flex flex-col gap-3">
      {data.isReadable ? null : (
        <p className="text-small text-concern">{t`A part of this case cannot be read here.`}</p>
      )}
      {parts.length === 0 ? <p>{t`Nobody is in this case yet.`}</p> : null}
      {parts.map((at) => {
        const part = partsOf(data, at.kind).find(({ id }) => id === at.id);
        return part === undefined ? null : (
          <section key={partKey(at)} aria-label={partWords(data, at)}>
            <h3 className="font-semibold">{partWords(data, at)}</h3>
            <Fields data={data} kind={at.kind} part={part} />
          </section>
        );
      })}
    </div>
  );
}

interface FieldsProps {
  readonly data: CaseData;
  readonly kind: CasePartKind;
  readonly part: CasePartData;
}

function Fields({ data, kind, part }: FieldsProps): ReactNode {
  const language = useStore(spoken);
  const said = part.fields.flatMap(({ name, value }) => {
    const shape = foundShape(kind, name);
    const isSaid = shape !== null && value !== null && !(Array.isArray(value) && value.length === 0);
    return isSaid ? { name, words: valueWords(shape, value, data, language) } : [];
  });
  if (said.length === 0) return <p className="text-small text-muted">{t`Nothing said`}</p>;
  return (
    <dl className="flex flex-col gap-1">
      {said.map(({ name, words }) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{fieldNamed(kind, name)}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
