import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Language = 'zh' | 'en';
/** Both languages side by side, so that none can be forgotten. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The words in the reader's language: `t('榜单', 'Challenges')`, or of a text of the api. */
  readonly t: { (zh: string, en: string): string; (text: Text): string };
}

const KEY = 'jbgs.language';
const Chosen = createContext<LanguageChoice | null>(null);

function remembered(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const t = useCallback(
    (first: string | Text, en?: string) => {
      if (typeof first === 'string') return language === 'zh' ? first : (en ?? first);
      return first[language];
    },
    [language],
  );
  const choice = useMemo(() => ({ language, setLanguage, t }) as LanguageChoice, [language, t]);
  return <Chosen.Provider value={choice}>{children}</Chosen.Provider>;
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(Chosen);
  if (!choice) throw new Error('LanguageProvider is missing');
  return choice;
}
