/** Elements that hold words and their order, and do nothing. */
const WORDS = new Set(
  "P BR DIV SPAN B STRONG I EM U S STRIKE DEL INS SMALL SUB SUP BIG FONT CENTER BLOCKQUOTE Q CITE CODE PRE KBD SAMP TT HR H1 H2 H3 H4 H5 H6 UL OL LI DL DT DD TABLE CAPTION COLGROUP COL THEAD TBODY TFOOT TR TD TH ADDRESS ABBR BDI".split(
    " ",
  ),
);
/** Elements whose insides are no words of the mail: they go with all that is in them. Others leave their words behind. */
const NO_WORDS = new Set(
  "HEAD TITLE STYLE SCRIPT NOSCRIPT TEMPLATE IFRAME FRAME FRAMESET NOFRAMES OBJECT EMBED APPLET SVG MATH AUDIO VIDEO CANVAS SELECT TEXTAREA XMP PLAINTEXT NOEMBED PORTAL DIALOG".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(["dir", "lang", "title", "colspan", "rowspan", "start"]);

/** Turn every letter round, so that an eye reads other words than stand there. */
const OVERRIDES = /[\u202D\u202E]/g;

/**
 * HTML of a stranger with nothing left that loads, runs, links, moves or has a style: elements and attributes that are not
 * named here are gone. The channel has done the same; this is the second wall of two, because some loads (a connection made
 * ahead, for one) pass under any content policy. It is parsed in a document that fetches and runs nothing.
 */
export function inertHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  // Parsed by a template's rules, which keep what the page around it would move.
  const made = document.implementation.createHTMLDocument();
  const into = made.createElement("div");
  copyWords(body, into, made);
  return into.innerHTML;
}

interface Copying {
  readonly from: Node;
  readonly into: Element;
}

/** Without recursion: a stranger chooses how deep it is. */
function copyWords(body: Node, top: Element, made: Document): void {
  const todo: Copying[] = [{ from: body, into: top }];
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { from, into } = step;
    const inside: Copying[] = [];
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE)
        into.append(made.createTextNode((node.nodeValue ?? "").replaceAll(OVERRIDES, "")));
      else if (node instanceof Element && !NO_WORDS.has(node.tagName.toUpperCase())) {
        const place = made.createElement(WORDS.has(node.tagName) ? node.tagName : "span");
        for (const { name, value } of node.attributes)
          if (ATTRIBUTES.has(name)) place.setAttribute(name, value.replaceAll(OVERRIDES, ""));
        into.append(place);
        inside.push({ from: node, into: place });
      }
    }
    todo.push(...inside);
  }
}
