import { Space, Tag } from 'antd';

/** Words of a kind beside each other, on as many lines as they take. */
export function Tags({ words }: { words: readonly string[] }) {
  return (
    <Space wrap size={4}>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </Space>
  );
}
