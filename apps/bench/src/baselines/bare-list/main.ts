import { createElement, memo, useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { withNews, type BareNews, type BareRow } from "./bare-row.ts";

const HEIGHT_PX = 44;

const Line = memo(function Line({ row, isTabStop }: { row: BareRow; isTabStop: boolean }): ReactNode {
  return createElement(
    "div",
    { role: "row", tabIndex: isTabStop ? 0 : -1, "data-row": row.id, style: { height: HEIGHT_PX } },
    Object.values(row).map((value, nth) => createElement("span", { key: nth }, `${String(value)} `)),
    createElement("button", { tabIndex: -1 }, "Claim"),
  );
});

/** What stands for a contact: a heading, words, and where to write. */
function Pane({ row }: { row: BareRow }): ReactNode {
  useEffect(() => document.querySelector("h1")?.focus(), []);
  return createElement(
    "article",
    {},
    createElement("h1", { tabIndex: -1 }, `Contact ${row.id}`),
    createElement("p", {}, "Somebody invented writes a few sentences."),
    createElement("textarea", { id: "composer-text", "aria-label": "Reply" }),
  );
}

/**
 * What React does by itself: every row in the document, j and k between them, arrivals at the end; Enter opens a row, r goes
 * to where one writes, Escape goes back.
 */
function BareList(): ReactNode {
  const [rows, setRows] = useState<readonly BareRow[]>([]);
  const [active, setActive] = useState(0);
  useEffect(() => {
    const events = new EventSource("/events");
    // Also when the browser has connected again by itself: what came meanwhile is told to nobody.
    const load = async (): Promise<void> => {
      const answer = await fetch("/rows");
      setRows((await answer.json()) as readonly BareRow[]);
    };
    events.addEventListener("open", () => void load());
    events.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as BareNews;
      setRows((before) => withNews(before, news));
    });
    return () => events.close();
  }, []);
  const [opened, setOpened] = useState<BareRow | null>(null);
  const onPaneKey = ({ key }: KeyboardEvent<HTMLElement>): void => {
    if (key === "Escape") {
      setOpened(null);
      document.querySelector<HTMLElement>("[role=row][tabindex='0']")?.focus();
    } else if (key === "r" && !(document.activeElement instanceof HTMLTextAreaElement))
      document.querySelector<HTMLElement>("#composer-text")?.focus();
  };
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    if (key === "Enter") return setOpened(rows[active] ?? null);
    const by = key === "j" ? 1 : key === "k" ? -1 : 0;
    const next = Math.min(rows.length - 1, Math.max(0, active + by));
    setActive(next);
    currentTarget.querySelectorAll<HTMLElement>("[role=row]")[next]?.focus();
  };
  return createElement(
    "div",
    { style: { display: "flex" } },
    createElement(
      "div",
      { role: "grid", onKeyDown, style: { height: "100vh", overflowY: "auto" } },
      rows.map((row, nth) => createElement(Line, { key: row.id, row, isTabStop: nth === active })),
    ),
    createElement(
      "main",
      { onKeyDown: onPaneKey },
      opened === null ? null : createElement(Pane, { key: opened.id, row: opened }),
    ),
  );
}

const root = document.querySelector("#root");
if (root !== null) createRoot(root).render(createElement(BareList));
