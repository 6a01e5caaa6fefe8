import { fileHeaders } from './file-headers.js';

const disposition = (name: string): string =>
  fileHeaders({ name, mediaType: 'application/pdf', size: 1 })['content-disposition'] ?? '';

describe('the headers of a download', () => {
  it('make it an attachment whose type nobody guesses', () => {
    expect(fileHeaders({ name: 'a.pdf', mediaType: 'application/pdf', size: 12 })).toEqual({
      'content-type': 'application/pdf',
      'content-length': '12',
      'content-disposition': `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(fileHeaders({ name: 'a.csv', mediaType: 'text/csv', size: 1 })['content-type']).toBe(
      'text/csv; charset=utf-8',
    );
  });

  it('show in the browser, where asked, only what it can show, in a sandbox', () => {
    const shown = (mediaType: string): Readonly<Record<string, string>> =>
      fileHeaders({ name: 'a.x', mediaType, size: 1 }, { inline: true });
    for (const mediaType of ['application/pdf', 'image/png', 'image/jpeg']) {
      expect(shown(mediaType)['content-disposition']).toMatch(/^inline; /);
      expect(shown(mediaType)['content-security-policy']).toMatch(/^default-src 'none'; .*; sandbox$/);
      expect(shown(mediaType)['x-content-type-options']).toBe('nosniff');
    }
    for (const mediaType of ['text/plain', 'text/csv', 'application/ofd']) {
      expect(shown(mediaType)['content-disposition']).toMatch(/^attachment; /);
      expect(shown(mediaType)['content-security-policy']).toBe("default-src 'none'; sandbox");
    }
  });

  it('carry a Chinese name', () => {
    expect(disposition('检测 报告.pdf')).toBe(
      `attachment; filename="__ __.pdf"; filename*=UTF-8''%E6%A3%80%E6%B5%8B%20%E6%8A%A5%E5%91%8A.pdf`,
    );
  });

  it.each(['a"b.pdf', "a'(b)*.pdf", 'a\\b.pdf', 'a%41.pdf', '𠮷.pdf', 'é.pdf'])(
    'let nothing out of the quotes: %s',
    (name) => {
      const match = /^attachment; filename="([ !#-Z^-~[\]]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(
        disposition(name),
      );
      expect(match).not.toBeNull();
      expect(decodeURIComponent(match?.[2] ?? '')).toBe(name);
    },
  );
});
