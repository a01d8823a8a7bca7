export type Contrast = 'normal' | 'high';

const storageKey = 'jeonghap.contrast';

/** The kept choice, else what the system asks for. */
export function storedContrast(): Contrast {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept === 'high' || kept === 'normal') return kept;
  } catch {
    // Storage may be closed; follow the system then.
  }
  return window.matchMedia('(prefers-contrast: more)').matches ? 'high' : 'normal';
}

/** Switches the token set of the page and keeps the choice. */
export function applyContrast(contrast: Contrast): void {
  document.documentElement.dataset['contrast'] = contrast;
  try {
    localStorage.setItem(storageKey, contrast);
  } catch {
    // Without storage the choice lasts for this page only.
  }
}
