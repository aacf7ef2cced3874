/** Whether somebody is in a dialog or a menu: what lies under it must not be taken from them meanwhile. */
export function isInDialog(): boolean {
  const { activeElement: at } = document;
  return document.querySelector(DIALOG) !== null || at?.closest("[role=menu]") != null;
}

const DIALOG = "[role=dialog], [role=alertdialog]";
