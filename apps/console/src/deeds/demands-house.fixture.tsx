import { act, type ReactNode } from "react";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";

/** A gateway that answers each question by its name, with what a test put there last. */
export interface DemandsGateway {
  readonly log: Asked[];
  /** What was asked under that name, with its variables. */
  readonly asked: (name: string) => readonly Readonly<Record<string, unknown>>[];
  readonly answer: (name: string, data: object | "unreachable") => void;
}

export function demandsGateway(given: Readonly<Record<string, object | "unreachable">>): DemandsGateway {
  const answers = new Map(Object.entries(given));
  const nameOf = (body: string): string => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "";
  const log = stubGateway(({ body }) => {
    const found = answers.get(nameOf(body));
    return found === "unreachable" || found === undefined ? "unreachable" : { json: { data: found } };
  });
  return {
    log,
    asked: (name) =>
      log
        .filter(({ body }) => nameOf(body) === name)
        .map(({ body }) => (JSON.parse(body) as { variables: Record<string, unknown> }).variables),
    answer: (name, data) => void answers.set(name, data),
  };
}

export const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

/** Draws a part of a screen, and lets it read what it reads. */
export async function drawRead(part: ReactNode) {
  const drawn = draw(part);
  await settle();
  return drawn;
}

/** Chooses by their label, a mark or a place in a list that is chosen from by typing. */
export async function mark(page: ParentNode, label: string): Promise<void> {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent.trim() === label);
  if (found === undefined) throw new Error(`no ${label}`);
  await act(async () => found.click());
}

export function field(page: ParentNode, label: string): HTMLInputElement {
  const named = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const found = document.getElementById(named?.htmlFor ?? "");
  if (found === null) throw new Error(`no field ${label}`);
  return found as HTMLInputElement;
}

/** Chooses from a longer list, as its keys do. */
export async function pick(page: ParentNode, label: string, option: string): Promise<void> {
  const at = field(page, label);
  await act(async () => at.focus());
  const found = [...page.querySelectorAll<HTMLElement>("[role=option]")].find(({ textContent }) =>
    textContent.startsWith(option),
  );
  if (found === undefined) throw new Error(`no option ${option}`);
  await act(async () => found.click());
}
