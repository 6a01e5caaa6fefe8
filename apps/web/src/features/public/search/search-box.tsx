import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { replaced } from './challenge-search';

type Suggestion = Schemas['SuggestionView'];

const PAUSE_MS = 300;
const MAX_LENGTH = 100;

/** Search as you type, with suggestions: a combobox of plain elements, because the first page stays small. */
export function SearchBox() {
  const { t } = useLanguage();
  const listId = useId();
  const [text, setText] = useSearchText();
  const { suggestions, take } = useSuggestions(text, setText);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = open ? suggestions : [];
  const onTake = (suggestion: Suggestion) => {
    setOpen(false);
    take(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const picked = shown[active];
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && picked) onTake(picked);
    else if (step && suggestions.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + suggestions.length) % suggestions.length);
    }
  };
  return (
    <div className="search-box no-print">
      <input
        type="search"
        role="combobox"
        className="plain-input"
        aria-label={t('搜索榜题', 'Search challenges')}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] && `${listId}-${active}`}
        autoComplete="off"
        maxLength={MAX_LENGTH}
        placeholder={t('搜索名称、指标、难点、单位、编号', 'Search titles, indicators, organisations, numbers')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={t('搜索提示', 'Suggestions')}
        className="suggestions"
        hidden={shown.length === 0}
      >
        {shown.map((suggestion, index) => (
          <li
            key={suggestion.id ?? suggestion.text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the input loses the focus, which would close the list.
            onMouseDown={() => onTake(suggestion)}
          >
            {suggestion.number && <span className="amount">{suggestion.number} </span>}
            {suggestion.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is typed; it goes into the address when the typing pauses, and follows the address when that changes. */
function useSearchText() {
  const [address, setAddress] = useSearchParams();
  const inAddress = address.get('q') ?? '';
  const [text, setText] = useState(inAddress);
  const sent = useRef(inAddress);
  useEffect(() => {
    if (inAddress === sent.current) return;
    sent.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      setAddress((now) => replaced(now, { q: text }), { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, setAddress]);
  return [text, setText] as const;
}

function useSuggestions(text: string, setText: (text: string) => void) {
  const navigate = useNavigate();
  const q = text.trim();
  const options = { enabled: q !== '', placeholderData: keepPreviousData };
  const { data } = $api.useQuery('get', '/api/v1/public/challenges/suggest', { params: { query: { q } } }, options);
  const take = ({ id, text: words }: Suggestion) => {
    if (id) void navigate(`/challenges/${id}`);
    else setText(words);
  };
  return { suggestions: q === '' ? [] : (data?.items ?? []), take };
}
