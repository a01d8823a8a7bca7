import { type ReactNode, useState } from 'react';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

/** Details whose content is made, and so asked for, only once they are opened. */
export function Disclosure({ summary, className, children }: DisclosureProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={className}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
