import { Button, type ButtonProps } from 'antd';
import type { MouseEvent } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

type Props = Omit<ButtonProps, 'href' | 'htmlType' | 'onClick'> & { readonly to: string };

/** A link that looks like a button: one element, so one stop of the Tab key, and it opens in a new tab like any link. */
export function LinkButton({ to, ...look }: Props) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLElement>(to) as unknown as (event: MouseEvent<HTMLElement>) => void;
  return <Button {...look} href={href} onClick={follow} />;
}
