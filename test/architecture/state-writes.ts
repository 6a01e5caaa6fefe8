import ts from 'typescript';

/**
 * An UPDATE (also `ON CONFLICT … DO UPDATE`) that assigns the column `state`, alone or in a row assignment.
 * Reading it in WHERE is no write.
 */
const STATE_WRITE = /\bupdate\b[^;]*?\bset\b(?:\s*\([^)]*\bstate\b[^)]*\)\s*=|(?:(?!\bwhere\b)[^;])*?\bstate"?\s*=)/i;

/** The SQL texts in one TypeScript or JavaScript source that write a `state` column; an interpolation counts as a name. */
export function findStateWrites(source: string): string[] {
  if (!/\bupdate\b/i.test(source) || !/\bstate\b/i.test(source)) return [];
  const writes: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = literalText(node);
    if (text !== undefined && STATE_WRITE.test(text)) writes.push(text.replace(/\s+/g, ' ').trim());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022));
  return writes;
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `interpolated${span.literal.text}`).join('');
}
