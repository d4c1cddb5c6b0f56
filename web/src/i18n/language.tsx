import type { Bilingual, Language } from '@congtam/engine';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

const KEPT_AS = 'congtam.language';

interface Speech {
  readonly language: Language;
  readonly speak: (language: Language) => void;
  /** The text in the language of the reader. */
  readonly t: (text: Bilingual) => string;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Vietnamese unless the reader has chosen otherwise on this machine. */
export function keptLanguage(): Language {
  return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(keptLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT_AS, language);
  }, [language]);
  const speech = useMemo(
    (): Speech => ({ language, speak: setLanguage, t: (text) => text[language] }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === undefined) throw new Error('nobody says in which language');
  return speech;
}
