import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const stages = ['discussed', 'planned', 'bill', 'promulgated', 'in_force'] as const;

/** The way from talk to law, with the stage that a source has confirmed; later stages are not inferred. */
export function StageTimeline({ stage }: { readonly stage: string }): ReactNode {
  const { t } = useTranslation();
  const reached = (stages as readonly string[]).indexOf(stage);
  return (
    <ol className="stages" aria-label={t('measure.stageTimeline')}>
      {stages.map((one, index) => (
        <li
          key={one}
          className={index < reached ? 'stages__past' : index === reached ? 'stages__now' : 'stages__later'}
          aria-current={index === reached ? 'step' : undefined}
        >
          {t(`status.${one}`)}
          {index === reached && <span className="sr-only"> ({t('measure.currentStage')})</span>}
        </li>
      ))}
    </ol>
  );
}
