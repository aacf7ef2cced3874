import { ContactId } from "@holdfast/case-schema";
import { vi } from "vitest";
import type { EntryData } from "../contact/contact-documents.ts";
import { openContact } from "../contact/open-contact.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import type { PictureData } from "./picture-documents.ts";

export const CONTACT = ContactId.parse("01936f3a-0000-7000-8000-00000000c0de");
export const MESSAGE = "01936f3a-0000-7000-8000-0000000000aa";

/** A kept picture of that message; `facts` change it. */
export function picture(facts: Partial<PictureData> = {}): PictureData {
  return {
    id: "01936f3a-0000-7000-8000-0000000000b1",
    messageId: MESSAGE,
    ord: 0,
    state: "kept",
    refusal: null,
    kind: "picture",
    bytes: 1000,
    ...facts,
  };
}

/** Opens a contact with these pictures. */
export function openWith(...pictures: readonly PictureData[]): void {
  openContact.set({
    kind: "ready",
    id: CONTACT,
    contact: { row: queueRow(7, { id: CONTACT }), safeContact: safeContact(), pictures } as never,
    entries: new Map<string, EntryData>(),
    isStale: false,
  });
}

/** What the page keeps of pictures: addresses made and taken back. */
export interface Memory {
  readonly made: string[];
  readonly live: () => readonly string[];
}

/** Counts the addresses under which pictures are in memory. */
export function watchMemory(): Memory {
  const made: string[] = [];
  const live = new Set<string>();
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    const url = `blob:holdfast/${made.length}`;
    made.push(url);
    live.add(url);
    return url;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void live.delete(url));
  return { made, live: () => [...live] };
}

/** Answers for pictures and GraphQL where the network would be; asked paths are written down. */
export function stubPictures(
  answer: (path: string, body: string) => Response | Promise<Response> | "unreachable",
): { readonly path: string; readonly init: RequestInit }[] {
  const asked: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    asked.push({ path, init });
    const given = await answer(path, typeof init.body === "string" ? init.body : "");
    if (given === "unreachable") throw new TypeError("fetch failed");
    return given;
  });
  return asked;
}

export const webp = (): Response => new Response("a picture", { headers: { "content-type": "image/webp" } });
