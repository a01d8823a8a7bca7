import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './form.css';

export interface SecretOnceProps {
  /** What it is and that it is shown this once. */
  readonly note: string;
  readonly secret: string;
}

/** A link or key that cannot be shown again. */
export function SecretOnce({ note, secret }: SecretOnceProps): ReactNode {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="secret" role="status">
      <p>{note}</p>
      <code>{secret}</code>
      <p>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            void navigator.clipboard.writeText(secret).then(() => {
              setIsCopied(true);
            });
          }}
        >
          {t(isCopied ? 'account.copied' : 'account.copy')}
        </button>
      </p>
    </div>
  );
}
