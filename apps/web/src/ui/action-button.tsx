import { type ComponentProps, type ReactNode } from 'react';

export interface ActionButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly type?: 'button' | 'submit';
  /** Whether what the button did last is still under way. */
  readonly isPending: boolean;
}

/**
 * A button that does one thing at a time. While that is under way it does nothing more, nor does its form by the Enter key, but it keeps
 * the focus, which a disabled button loses; a dialog would then hear of no key any more.
 */
export function ActionButton({
  isPending,
  type = 'button',
  className = 'button',
  disabled = false,
  onClick,
  ...rest
}: ActionButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      className={className}
      disabled={disabled && !isPending}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
