import { Kind, type DocumentNode, type SelectionSetNode } from "graphql";

/** How large a document is once its fragments are put in place: fields in all, and the deepest nesting. */
export interface DocumentSize {
  readonly fields: number;
  readonly depth: number;
}

const ENDLESS: DocumentSize = { fields: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };

/**
 * Measures without expanding: each fragment once, so that fragments which double each other cost a walk and not their
 * product. A fragment inside itself is endless.
 */
export function documentSize(document: DocumentNode): DocumentSize {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const measured = new Map<string, DocumentSize>();

  function fragment(name: string): DocumentSize {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const selections = fragments.get(name);
    if (selections === undefined) return { fields: 0, depth: 0 };
    measured.set(name, ENDLESS);
    const size = measure(selections);
    measured.set(name, size);
    return size;
  }

  function measure({ selections }: SelectionSetNode): DocumentSize {
    let fields = 0;
    let depth = 0;
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragment(selection.name.value)
          : selection.selectionSet === undefined
            ? { fields: 0, depth: 0 }
            : measure(selection.selectionSet);
      fields += inner.fields + (isField ? 1 : 0);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
    }
    return { fields, depth };
  }

  const sizes = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [measure(one.selectionSet)] : [],
  );
  return {
    fields: sizes.reduce((sum, size) => sum + size.fields, 0),
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
  };
}
