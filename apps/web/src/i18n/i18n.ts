import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ko } from './ko.js';
import type { koDesk } from './ko-desk.js';
import { particles, withParticle } from './particles.js';

export type Language = 'ko' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ko & typeof koDesk };
  }
}

const storageKey = 'jeonghap.language';

export function toLanguage(value: unknown): Language | undefined {
  return value === 'ko' || value === 'en' ? value : undefined;
}

/** The language kept from an earlier visit; Korean when none is kept or storage is closed. */
export function storedLanguage(): Language {
  try {
    return toLanguage(localStorage.getItem(storageKey)) ?? 'ko';
  } catch {
    return 'ko';
  }
}

/** Starts i18next with the Korean wording; English comes in its own chunk when asked for. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'ko',
    fallbackLng: 'ko',
    resources: { ko: { translation: ko } },
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key, text) => {
      // a text of its own means that the code may be one that this page does not know yet
      if (text === key) reportError(new Error(`There is no wording for ${key}.`));
    },
  });
  for (const particle of particles) {
    i18next.services.formatter?.add(particle, (value: unknown) => withParticle(String(value), particle));
  }
}

/** Brings the wording of a language in, as much of it as was asked for; that of Korean's first page is there from the start. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const [{ en }, { enSingulars }] = await Promise.all([import('./en.js'), import('./en-singulars.js')]);
    i18next.addResourceBundle('en', 'translation', en);
    i18next.addResourceBundle('en', 'translation', enSingulars, true);
  }
  if (isDeskWanted) await loadDesk(language);
}

let isDeskWanted = false;

/** Lets a page of the desk come together with its words, which the first page does without. */
export function withDeskWords<Page>(loadPage: () => Promise<Page>): () => Promise<Page> {
  return async () => {
    isDeskWanted = true;
    const language = toLanguage(i18next.language) ?? 'ko';
    // Korean stands in where there is no English text
    const [page] = await Promise.all([loadPage(), loadDesk('ko'), loadDesk(language)]);
    return page;
  };
}

async function loadDesk(language: Language): Promise<void> {
  const words =
    language === 'ko' ? (await import('./ko-desk.js')).koDesk : (await import('./en-desk.js')).enDesk;
  i18next.addResourceBundle(language, 'translation', words, true);
}

/** Switches wording, `html[lang]` and the kept preference; resolves when the wording is there. */
export async function applyLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be closed; the address still carries the choice.
  }
}
