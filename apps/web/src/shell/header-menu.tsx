import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface HeaderMenuProps {
  readonly label: ReactNode;
  /** What a screen reader says of the button, where the label alone is not enough. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A button of the header with a panel below it, which closes on Escape, on a press elsewhere and when the page changes. */
export function HeaderMenu({ label, name, children }: HeaderMenuProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const panelId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const [shownOn, setShownOn] = useState(pathname);
  if (shownOn !== pathname) {
    setShownOn(pathname);
    setIsOpen(false);
  }
  useEffect(() => {
    if (!isOpen) return;
    function onOutside(event: Event): void {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setIsOpen(false);
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      setIsOpen(false);
      button.current?.focus();
    }
    document.addEventListener('pointerdown', onOutside);
    document.addEventListener('focusin', onOutside);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onOutside);
      document.removeEventListener('focusin', onOutside);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isOpen]);
  return (
    <div className="header-menu" ref={menu}>
      <button
        type="button"
        ref={button}
        className="tool"
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {label}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path
            d="M2.5 4.5 6 8l3.5-3.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </svg>
      </button>
      <div id={panelId} className="header-menu__panel" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
