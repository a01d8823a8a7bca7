import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioChoice } from '../ui/radio-choice.js';
import { applyDisplay, contrasts, type Display, sizes, storedDisplay } from './display.js';
import { HeaderMenu } from './header-menu.js';

/** Size of the screen and contrast. */
export function DisplayMenu(): ReactNode {
  const { t } = useTranslation();
  const [display, setDisplay] = useState<Display>(storedDisplay);
  function change(part: Partial<Display>): void {
    const next = { ...display, ...part };
    setDisplay(next);
    applyDisplay(next);
  }
  return (
    <HeaderMenu
      label={
        <>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
          </svg>
          {t('shell.display')}
        </>
      }
    >
      <RadioChoice
        legend={t('shell.size')}
        choices={sizes.map((value) => ({ value, label: t(`shell.sizes.${value}`) }))}
        chosen={display.size}
        onChange={(size) => {
          change({ size });
        }}
      />
      <RadioChoice
        legend={t('shell.contrast')}
        choices={contrasts.map((value) => ({ value, label: t(`shell.contrasts.${value}`) }))}
        chosen={display.contrast}
        onChange={(contrast) => {
          change({ contrast });
        }}
      />
    </HeaderMenu>
  );
}
