/** What may be uploaded, found by content; the name only has to agree with it (trust.md C14). */
export const MEDIA_TYPES = {
  pdf: { mediaType: 'application/pdf', extensions: ['.pdf'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['.xlsx'] },
  ofd: { mediaType: 'application/ofd', extensions: ['.ofd'] },
  png: { mediaType: 'image/png', extensions: ['.png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  text: { mediaType: 'text/plain', extensions: ['.txt', '.csv'] },
} as const;

export type FileKind = keyof typeof MEDIA_TYPES;

/** The type under which a file is kept; a comma-separated table is told from other text by its name alone. */
export function mediaTypeOf(kind: FileKind, extension: string): string {
  return kind === 'text' && extension === '.csv' ? 'text/csv' : MEDIA_TYPES[kind].mediaType;
}

export const STORED_MEDIA_TYPES: readonly string[] = [
  ...Object.values(MEDIA_TYPES).map((t) => t.mediaType),
  'text/csv',
];
