import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { BesideCase } from "./beside-case.ts";
import { CaseField } from "./case-field.tsx";
import type { CaseData } from "./case-documents.ts";
import { partsOf } from "./case-shown.ts";
import { SECTIONS } from "./field-shape.ts";
import { sectionWords } from "./field-words.ts";
import type { PartAt } from "./part-at.ts";

export interface PartFormProps {
  readonly data: CaseData;
  readonly at: PartAt;
  readonly mayChange: boolean;
  readonly beside: BesideCase;
}

/** One part of a case, field by field, in the order in which it comes up while somebody talks. */
export function PartForm({ data, at, mayChange, beside }: PartFormProps): ReactNode {
  const part = partsOf(data, at.kind).find(({ id }) => id === at.id);
  if (part === undefined) return null;
  if (part.gone !== null)
    return (
      <>
        <p className="text-concern">{goneWords(part.gone)}</p>
        {at.kind === "person" && part.gone === "forgotten" ? beside.ofForgotten(data.id, at.id) : null}
      </>
    );
  return (
    <>
      {SECTIONS[at.kind].map(({ id, fields }) => (
        <section key={id} aria-labelledby={`case-${id}`} className="flex flex-col gap-2">
          <h3 id={`case-${id}`} className="border-b border-line pb-0.5 text-small font-semibold text-muted">
            {sectionWords(id)}
          </h3>
          {fields.map(([name, shape]) => (
            <CaseField
              key={name}
              data={data}
              part={part}
              place={{ caseId: data.id, part: at.kind, partId: at.id, field: name }}
              shape={shape}
              mayChange={mayChange}
            />
          ))}
        </section>
      ))}
      {at.kind === "person" ? beside.ofPerson(data, at.id) : null}
    </>
  );
}

function goneWords(gone: "forgotten" | "newer" | "unreadable"): string {
  return {
    forgotten: t`This was forgotten, as it was asked for or as its time was over. Nothing of it is here any more.`,
    newer: t`This was written by a newer Holdfast, and cannot be read here.`,
    unreadable: t`This is damaged, and cannot be read.`,
  }[gone];
}
