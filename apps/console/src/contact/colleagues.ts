import { Role, type UserId } from "@holdfast/case-schema";
import { decideAccess } from "@holdfast/access-policy";
import { useEffect } from "react";
import { ask } from "../api/ask.ts";
import { useMe } from "../session/use-me.ts";
import { createStore, useStore } from "../store/store.ts";
import { ColleaguesDocument } from "./contact-documents.ts";

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const colleagues = createStore<readonly Colleague[]>([]);

/** Those a contact could be handed to: everybody else whose role may take one. */
export function useColleagues(): readonly Colleague[] {
  const me = useMe().id;
  useEffect(() => void learn(), []);
  return takersAmong(useStore(colleagues), me);
}

/** Everybody but me who may claim a contact, by name. */
export function takersAmong(all: readonly Colleague[], me: UserId): readonly Colleague[] {
  return all
    .filter(({ id, role }) => id !== me && decideAccess(role, "contact.claim").allowed)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

async function learn(): Promise<void> {
  if (colleagues.get().length > 0) return;
  const answer = await ask(ColleaguesDocument, {});
  if (answer.kind === "data")
    colleagues.set(answer.data.colleagues.map((each) => ({ ...each, role: Role.parse(each.role) })));
}
