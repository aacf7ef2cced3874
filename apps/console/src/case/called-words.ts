import { ExploiterRole, PersonRole } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import type { CaseData, CasePartData } from "./case-documents.ts";
import { exploiterRoleWords, personRoleWords } from "./role-words.ts";

/** What a person of a case is called: as they want to be, by their name, by what they are in it, or by their place in it. */
export function personCalled(data: Pick<CaseData, "persons">, id: string): string {
  const at = data.persons.findIndex((each) => each.id === id);
  const part = data.persons[at];
  if (part === undefined) return t`Somebody`;
  const number = String(at + 1);
  const [role] = listIn(part, "roles");
  const known = PersonRole.safeParse(role);
  const words = known.success ? personRoleWords(known.data) : null;
  return (
    textIn(part, "calledName") ??
    textIn(part, "name") ??
    (words === null ? t`Person ${number}` : t`Person ${number}, ${words}`)
  );
}

/** What somebody is called who is said to exploit, and that it is only said. */
export function exploiterCalled(data: Pick<CaseData, "exploiters">, id: string): string {
  const at = data.exploiters.findIndex((each) => each.id === id);
  const part = data.exploiters[at];
  const number = String(at + 1);
  if (part === undefined) return t`Somebody`;
  const known = ExploiterRole.safeParse(listIn(part, "roles")[0]);
  const words = known.success ? exploiterRoleWords(known.data) : null;
  const name = textIn(part, "name");
  if (name !== null) return t`Alleged: ${name}`;
  return words === null ? t`Alleged exploiter ${number}` : t`Alleged exploiter ${number}, ${words}`;
}

function textIn({ fields }: CasePartData, name: string): string | null {
  const value = fields.find((field) => field.name === name)?.value;
  return typeof value === "string" && value !== "" ? value : null;
}

function listIn({ fields }: CasePartData, name: string): readonly unknown[] {
  const value = fields.find((field) => field.name === name)?.value;
  return Array.isArray(value) ? value : [];
}
