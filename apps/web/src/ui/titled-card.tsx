import { Card, type CardProps } from 'antd';

interface Props extends Omit<CardProps, 'title'> {
  readonly title: string;
  /** 3 where it stands within another section or in a dialog. */
  readonly level?: 2 | 3;
}

/** A titled part of a page. Its title is a heading, so that the page can be gone through by headings. */
export function TitledCard({ title, level = 2, ...card }: Props) {
  const Heading = `h${level}` as const;
  return <Card {...card} title={<Heading className="card-title">{title}</Heading>} />;
}
