import type { CasePartKind } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { partsOf } from "../case/case-shown.ts";
import type { CaseData, CasePartData } from "../case/case-documents.ts";
import { foundShape, type Shape } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { MaskedAddresses } from "../case/masked-addresses.tsx";
import { maskedIn } from "../case/typed-addresses.ts";
import { useShownAddresses } from "../case/use-shown-addresses.ts";
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

interface AddressesProps {
  readonly caseId: string;
  readonly partId: string;
  readonly shape: Extract<Shape, { readonly kind: "addresses" }>;
  readonly value: unknown;
}

/** Where they are reached: somebody may have to be rung. */
function Addresses({ caseId, partId, shape, value }: AddressesProps): ReactNode {
  const { part, field } = shape;
  const shown = useShownAddresses({ caseId, part, id: partId, field });
  return <MaskedAddresses name={fieldNamed(part, field)} entries={maskedIn(value)} shown={shown} />;
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
    if (!isSaid) return [];
    const words = valueWords(shape, value, data, language);
    return { name, shape, value, words };
  });
  if (said.length === 0) return <p className="text-small text-muted">{t`Nothing said`}</p>;
  return (
    <dl className="flex flex-col gap-1">
      {said.map(({ name, shape, value, words }) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{fieldNamed(kind, name)}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">
            {shape.kind === "addresses" ? (
              <Addresses caseId={data.id} partId={part.id} shape={shape} value={value} />
            ) : (
              words
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
