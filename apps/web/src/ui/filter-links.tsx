import { Space } from 'antd';
import { Link, useSearchParams } from 'react-router';

interface Props {
  /** The search parameter that holds what is chosen. */
  readonly param: string;
  readonly label: string;
  /** The words for no filter. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A filter as links: every choice has an address that can be kept and sent. */
export function FilterLinks({ param, label, all, options }: Props) {
  const [params] = useSearchParams();
  const chosen = params.get(param);
  const address = (value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(param);
    else next.set(param, value);
    return `?${next.toString()}`;
  };
  return (
    <nav aria-label={label} className="filter-links no-print">
      <Space wrap size={[8, 8]}>
        <Link to={address(null)} aria-current={chosen === null ? 'true' : undefined}>
          {all}
        </Link>
        {options.map(({ value, text }) => (
          <Link key={value} to={address(value)} aria-current={chosen === value ? 'true' : undefined}>
            {text}
          </Link>
        ))}
      </Space>
    </nav>
  );
}
