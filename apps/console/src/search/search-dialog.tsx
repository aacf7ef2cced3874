import "../case/case-texts.ts";
import "./search-texts.ts";
import { Dialog } from "@holdfast/ui/dialog";
import { useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { overlay } from "../keys/overlay.ts";
import { useMe } from "../session/use-me.ts";
import { FoundCaseRow, FoundContactRow } from "./found-rows.tsx";
import { FoundSection } from "./found-section.tsx";
import { lookForCases, lookForContacts } from "./look-for.ts";
import { openFoundCase, openFoundContact } from "./open-found.ts";
import { focusWords, SearchForm } from "./search-form.tsx";
import type { Among, SearchKind } from "./search-question.ts";
import { useFound } from "./use-found.ts";
import { useFoundSaid } from "./use-found-said.ts";

/**
 * Contacts and cases by what is known of them. What is typed goes to the gateway in a body and is kept nowhere: not in the address,
 * not in the browser, and with the panel it is gone, as is all that was found.
 */
export function SearchDialog(): ReactNode {
  const { capabilities } = useMe();
  const mayReadContacts = capabilities.has("contact.read");
  const open: readonly Among[] = [
    ...(mayReadContacts ? (["contacts"] as const) : []),
    ...(capabilities.has("case.read") ? (["cases"] as const) : []),
  ];
  const go = useNavigate();
  const [kind, setKind] = useState<SearchKind>("words");
  const contacts = useFound(lookForContacts);
  const cases = useFound(lookForCases);
  const lists = useRef<HTMLDivElement>(null);
  const rows = (): readonly HTMLElement[] => [
    ...(lists.current?.querySelectorAll<HTMLElement>("[data-found]") ?? []),
  ];
  useFoundSaid(contacts, cases);
  const to = (id: string) => () => go({ to: "/contact/$id", params: { id } });

  function walk(event: KeyboardEvent<HTMLDivElement>): void {
    const all = rows();
    const at = all.findIndex((row) => row === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    if (next < 0) focusWords(event.currentTarget.parentElement);
    else all[next]?.focus();
  }

  return (
    <Dialog title={t`Search`} isOpen isWide onClose={() => overlay.set(null)}>
      <div data-words="" className="-m-1 flex flex-col gap-4 overflow-y-auto scroll-p-1 p-1">
        <p className="text-small text-muted">
          {t`That you searched is recorded, and how much was found; what you typed is kept nowhere.`}
        </p>
        <SearchForm
          open={open}
          onAsk={(asked, soughtAs) => {
            setKind(soughtAs);
            contacts.put(asked.contacts);
            cases.put(asked.cases);
          }}
          onDown={() => {
            const [first] = rows();
            first?.focus();
            return first !== undefined;
          }}
        />
        {/* Heard for the buttons in it, each of which is reached by Tab as well. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div ref={lists} className="flex flex-col gap-4" onKeyDown={walk}>
          <FoundSection title={t`Contacts`} list={contacts} kind={kind}>
            {contacts.found.map((row) => (
              <FoundContactRow key={row.id} row={row} onOpen={() => openFoundContact(to(row.id))} />
            ))}
          </FoundSection>
          <FoundSection
            title={t`Cases`}
            list={cases}
            kind={kind}
            note={
              mayReadContacts ? null : t`A case is opened beside a contact, which your role does not read.`
            }
          >
            {cases.found.map((found) => (
              <FoundCaseRow
                key={found.facts.id}
                found={found}
                onOpen={mayReadContacts ? (id) => openFoundCase(id, to(id)) : null}
              />
            ))}
          </FoundSection>
        </div>
      </div>
    </Dialog>
  );
}
