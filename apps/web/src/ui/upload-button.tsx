import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, type ChangeEvent } from 'react';

interface Props {
  /** `.pdf,.png`: what the chooser offers. */
  readonly accept: string;
  readonly busy: boolean;
  readonly primary?: boolean;
  readonly children: string;
  readonly onFile: (file: File) => void;
}

/** antd's form shows file inputs, even those with the attribute `hidden`. */
const UNSEEN = { display: 'none' };

/** Chooses one file. Not antd's Upload: that opens the chooser twice when its button is pressed with Enter. */
export function UploadButton({ accept, busy, primary, children, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // So that the same file can be chosen again, after it was mended.
    target.value = '';
    if (file) onFile(file);
  };
  return (
    <>
      <input ref={input} type="file" style={UNSEEN} accept={accept} onChange={choose} />
      <Button
        {...(primary && { type: 'primary' })}
        icon={<UploadOutlined />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
