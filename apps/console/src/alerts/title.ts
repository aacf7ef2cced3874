import calm from "../shell/icon.svg";
import wanting from "../shell/icon-waiting.svg";

/** What the window is called: how many want somebody, and never who. */
export function titleFor(count: number): string {
  return count === 0 ? "Holdfast" : `(${count}) Holdfast`;
}

/** Shows in the window's title and picture that somebody is wanted; steadily, and without a name. */
export function showInTitle(count: number, page: Document): void {
  page.title = titleFor(count);
  const icon = page.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (icon !== null) icon.href = count === 0 ? calm : wanting;
}
