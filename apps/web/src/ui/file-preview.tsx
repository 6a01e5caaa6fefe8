import type { Schemas } from '../client/api';

type StoredFile = Schemas['StoredFileView'];

/** What the api lets a browser show (libs/file, file-headers.ts); anything else would come down as a download. */
const SHOWN = ['application/pdf', 'image/png', 'image/jpeg'];

export const canBeShown = ({ mediaType }: StoredFile): boolean => SHOWN.includes(mediaType);

interface Props {
  /** Where the files are: `/api/v1/needs/{id}/files` with the id in it. */
  readonly address: string;
  readonly file: StoredFile;
  readonly title: string;
}

/** A file that a browser can show, on the page: a picture, or the browser's own reader of PDF. */
export function FilePreview({ address, file, title }: Props) {
  const url = `${address}/${file.id}?inline=1`;
  if (file.mediaType.startsWith('image/')) return <img src={url} alt={title} className="preview-image" />;
  return <iframe src={url} title={title} className="preview-document" />;
}
