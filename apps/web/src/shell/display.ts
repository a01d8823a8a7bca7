export const contrasts = ['normal', 'high'] as const;
export type Contrast = (typeof contrasts)[number];

/** How large everything is written; the steps are those of KRDS. */
export const sizes = ['small', 'normal', 'large', 'larger', 'largest'] as const;
export type Size = (typeof sizes)[number];

/** How a visitor wants the pages to be shown. */
export interface Display {
  readonly contrast: Contrast;
  readonly size: Size;
}

const storageKeys = { contrast: 'jeonghap.contrast', size: 'jeonghap.size' } as const;

/** The kept choices, else the contrast that the system asks for, in normal size. */
export function storedDisplay(): Display {
  return {
    contrast:
      kept('contrast', contrasts) ??
      (window.matchMedia('(prefers-contrast: more)').matches ? 'high' : 'normal'),
    size: kept('size', sizes) ?? 'normal',
  };
}

function kept<T extends string>(what: keyof Display, values: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(storageKeys[what]);
    return values.find((one) => one === value);
  } catch {
    return undefined; // storage may be closed
  }
}

/** Switches the token set and the size of the page, and keeps the choices. */
export function applyDisplay({ contrast, size }: Display): void {
  document.documentElement.dataset['contrast'] = contrast;
  document.documentElement.dataset['size'] = size;
  try {
    localStorage.setItem(storageKeys.contrast, contrast);
    localStorage.setItem(storageKeys.size, size);
  } catch {
    // Without storage the choice lasts for this page only.
  }
}
