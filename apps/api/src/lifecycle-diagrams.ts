import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { allLifecycles, stateDiagram } from '#platform';
import './api.module.js';

const BLOCK = /<!-- lifecycle:([a-z_]+) -->[\s\S]*?<!-- \/lifecycle -->/g;

/** The READMEs that carry state diagrams, each with its text as the declarations would have it now. */
export function readmesWithDiagrams(): {
  readonly path: string;
  readonly written: string;
  readonly generated: string;
}[] {
  const libs = readdirSync('libs').map((lib) => `libs/${lib}/README.md`);
  return ['README.md', 'README.zh-CN.md', ...libs].filter(existsSync).map((path) => {
    const written = readFileSync(path, 'utf8');
    return { path, written, generated: written.replace(BLOCK, (_, name: string) => block(name)) };
  });
}

function block(name: string): string {
  const lifecycle = allLifecycles().find((candidate) => candidate.name === name);
  if (!lifecycle) throw new Error(`no lifecycle is named ${name}`);
  return `<!-- lifecycle:${name} -->\n\n\`\`\`mermaid\n${stateDiagram(lifecycle)}\n\`\`\`\n\n<!-- /lifecycle -->`;
}
