import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** The contact that somebody is about to hand over. */
export const handingOver = createStore<ContactId | null>(null);

/** Opens the form in the contact, once that is open and is theirs. Nothing is offered by it. */
export const askToHandOver = (id: ContactId): void => handingOver.set(id);
