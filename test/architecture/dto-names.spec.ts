import { readText, repositoryFiles } from './repository.js';

describe('classes of requests and answers', () => {
  // The API's description knows a schema by the name of its class alone: of two with one name, one describes both routes.
  it('have a name of their own', () => {
    const places = new Map<string, string[]>();
    for (const path of repositoryFiles().filter((file) => /^libs\/[^/]+\/src\/http\/.+\.ts$/.test(file))) {
      for (const [, name = ''] of readText(path).matchAll(/^(?:export )?class (\w+)/gm)) {
        places.set(name, [...(places.get(name) ?? []), path]);
      }
    }
    expect(places.size).toBeGreaterThan(50);
    expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });
});
